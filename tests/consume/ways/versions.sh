# Two versions are never taken for each other.

inline_name=v${minor/./_}
expect_success "headers name the namespace after the version" \
  sh -c "grep -qx '#define DIRECTUS_NAMESPACE directus::inline $inline_name' '$source/include/directus/version.hpp'"
expect_success "the pages print its number" \
  sh -c "! grep -rhoE 'find_package\(directus [0-9.]+|GIT_TAG v[0-9.]+' '$source/README.md' '$source/docs' | grep -vx -e 'find_package(directus $minor' -e 'GIT_TAG v$version'"

# As the next minor version will be.
next=0.$((${minor#*.} + 1))
next_name=v${next/./_}
other="$work/next version"
cp -r "$work/moved OFF" "$other"
find "$other" -name '*.hpp' -exec sed -i "s/inline $inline_name\b/inline $next_name/; s/STRING \"$version\"/STRING \"$next.0\"/" {} +
find "$other" -name '*.cmake' -exec sed -i "s/$version/$next.0/g; s/VERSION \"$minor/VERSION \"$next/g; s/\"0\.$((${next#*.} - 1))\"/\"$next\"/" {} +

consumer() { cmake -S "$here/find_package" -B "$work/refused" -G Ninja --fresh -DPRINTED="$printed/find_package.cmake" "$@"; }
expect_failure "find_package refuses another minor version, and names it" "version: $next.0" \
  consumer -DCMAKE_PREFIX_PATH="$other"
expect_failure "two installed versions in one project" "this project already uses directus $version" \
  cmake -S "$here/two_versions" -B "$work/two-versions" -G Ninja -DFIRST="$work/moved OFF" -DFIRST_VERSION="$minor" -DSECOND="$other" -DSECOND_VERSION="$next"
expect_failure "an installed version beside one that is a part of the build" "this project already uses directus $version" \
  cmake -S "$here/two_versions" -B "$work/version-beside" -G Ninja -DDIRECTUS_SOURCE="$checkout_copy" -DSECOND="$other" -DSECOND_VERSION="$next"

mixed() {
  g++ -std=c++20 -I"$other/include" "$here/app.cpp" -o "$work/mixed" \
    "$work/moved OFF/lib/libdirectus.a" -lcurl -lsimdjson
}
expect_failure "headers of one version with the library of another" "undefined reference to \`directus::$next_name::" mixed

both() { g++ -std=c++20 -fsyntax-only "-DFIRST=\"$work/moved OFF/include/directus/$1\"" "-DSECOND=\"$other/include/directus/$1\"" "$here/both.cpp" -I"$2/include"; }
expect_failure "headers of two versions in one file" "the headers of two copies of directus-cpp" both core/export.hpp "$work/moved OFF"
expect_failure "the same by way of other headers" "the headers of two copies of directus-cpp" both version.hpp "$other"
