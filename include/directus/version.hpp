#pragma once

// `#pragma once` knows a file by its place: a file that comes here twice includes two copies.
#ifdef DIRECTUS_VERSION_STRING
#error \
    "directus: this file includes the headers of two copies of directus-cpp: remove one of them from the include paths"
#endif

/// The one place that holds the version; CMake reads it from here.
#define DIRECTUS_VERSION_STRING "0.1.0"

/// The namespace of the library. Its inline part names the minor version, so that headers of
/// one version never link with the library of another; programs write `directus::` only.
#define DIRECTUS_NAMESPACE directus::inline v0_1
