#pragma once

#include "../version.hpp"  // that of this copy, whatever the include paths are

// What the shared library exports; everything else is hidden.
#if defined(DIRECTUS_SHARED) && (defined(_WIN32) || defined(__CYGWIN__))
#if defined(DIRECTUS_BUILDING)
#define DIRECTUS_EXPORT __declspec(dllexport)
#else
#define DIRECTUS_EXPORT __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define DIRECTUS_EXPORT __attribute__((visibility("default")))
#else
#define DIRECTUS_EXPORT
#endif

// What only a call that fails passes: kept out of the way of the others.
#if defined(__GNUC__)
#define DIRECTUS_COLD __attribute__((cold))
#else
#define DIRECTUS_COLD
#endif
