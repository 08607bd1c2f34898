#pragma once

#include <glib.h>

#include <memory>
#include <utility>

#include <directus/async/executor.hpp>

// For programs on GLib: GTK, GStreamer, libsoup.

namespace DIRECTUS_NAMESPACE {

/// Handlers and coroutines go on where `context` is iterated; null is the default one, as in a GTK
/// application.
///
///     auto client = createDirectus(url, {.executor = glibExecutor()}).with(rest());
///
/// For what must not be called once a widget is gone, start it with a `Scope` that ends with it.
/// Lifetimes: the executor holds a reference to the context.
/// @see https://docs.gtk.org/glib/main-loop.html
[[nodiscard]] inline Executor glibExecutor(GMainContext* context = nullptr) {
  const std::shared_ptr<GMainContext> kept(
      g_main_context_ref(context != nullptr ? context : g_main_context_default()),
      g_main_context_unref);
  return [kept](Job job) {
    GSource* const source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(
        source,
        [](gpointer data) -> gboolean {
          (*static_cast<Job*>(data))();
          return G_SOURCE_REMOVE;
        },
        new Job(std::move(job)), [](gpointer data) { delete static_cast<Job*>(data); });
    g_source_attach(source, kept.get());
    g_source_unref(source);
  };
}

}  // namespace DIRECTUS_NAMESPACE
