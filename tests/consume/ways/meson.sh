# Meson: the installed library by pkg-config, static and shared, and the two files.

if ! command -v meson >/dev/null; then
  skip Meson "it is not installed"
else
  for shared in OFF ON; do
    project=$work/meson-$shared
    mkdir -p "$home" "$project"
    ln -sfn "$work/moved $shared" "$home/.local"
    cp "$here/app.cpp" "$project"
    cp "$printed/meson_installed.meson" "$project/meson.build"
    expect_success "the printed meson.build and commands build a program, shared=$shared" printed meson_setup "$project"
    expect "that program, shared=$shared" env LD_LIBRARY_PATH="$work/moved ON/lib" "$project/build/app"
    rm "$home/.local"
  done

  project=$work/meson-two
  mkdir -p "$project"
  sed '/#include <directus\//{/<directus\/directus.hpp>/!d}' "$here/app.cpp" >"$project/app.cpp"
  cp "$printed/meson_two_files.meson" "$project/meson.build"
  python3 "$source/cmake/packaging/two_files.py" "$project/directus"
  expect_success "the printed meson.build and commands build a program with the two files" printed meson_setup "$project"
  expect "that program" "$project/build/app"
fi
