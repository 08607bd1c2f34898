#pragma once

// Which Asio it is: Boost's where `boost/asio.hpp` was included before, where DIRECTUS_BOOST_ASIO
// is defined, and where there is no other; else the standalone one.

#if !defined(DIRECTUS_BOOST_ASIO) && !defined(ASIO_VERSION) && \
    (defined(BOOST_ASIO_VERSION) || !__has_include(<asio.hpp>))
#define DIRECTUS_BOOST_ASIO
#endif

#ifdef DIRECTUS_BOOST_ASIO
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/execution.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/system_executor.hpp>
#include <boost/asio/version.hpp>
#define DIRECTUS_ASIO_FLAVOUR boost_asio
#define DIRECTUS_ASIO_HAS_CANCELLATION (BOOST_ASIO_VERSION >= 102000)
#if DIRECTUS_ASIO_HAS_CANCELLATION
#include <boost/asio/associated_cancellation_slot.hpp>
#endif
#else
#include <asio/associated_executor.hpp>
#include <asio/async_result.hpp>
#include <asio/execution.hpp>
#include <asio/execution_context.hpp>
#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>
#include <asio/system_executor.hpp>
#include <asio/version.hpp>
#define DIRECTUS_ASIO_FLAVOUR standalone_asio
#define DIRECTUS_ASIO_HAS_CANCELLATION (ASIO_VERSION >= 102000)
#if DIRECTUS_ASIO_HAS_CANCELLATION
#include <asio/associated_cancellation_slot.hpp>
#endif
#endif

#include <directus/version.hpp>

namespace DIRECTUS_NAMESPACE {
namespace detail {
inline namespace DIRECTUS_ASIO_FLAVOUR {

#ifdef DIRECTUS_BOOST_ASIO
namespace net = boost::asio;
#else
namespace net = asio;
#endif

}  // namespace DIRECTUS_ASIO_FLAVOUR
}  // namespace detail
}  // namespace DIRECTUS_NAMESPACE
