# find_package: static and shared, from a folder that was moved to a path with a space.

expect_same "both pages print the same lines of CMake" "$(<"$printed/find_package.cmake")" "$(<"$printed/find_package_main.cmake")"
for shared in OFF ON; do
  build "$here/find_package" "$work/app-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared" -DPRINTED="$printed/find_package.cmake"
  expect "find_package, shared=$shared, moved to a path with a space" "$work/app-$shared/app"
  # The same build of the library serves both, even in one program.
  build "$here/standards" "$work/standards-$shared" -DCMAKE_PREFIX_PATH="$work/moved $shared"
  expect "C++20 and C++23 in one program, shared=$shared" "$work/standards-$shared/app"
done

ln -s "$work/moved OFF" "$home/.local"
mkdir -p "$work/application"
cp "$here/app.cpp" "$here/find_package/CMakeLists.txt" "$work/application"
sed -i "s|../app.cpp|app.cpp|; s|\${PRINTED}|$printed/find_package.cmake|" "$work/application/CMakeLists.txt"
expect_success "the printed commands build a program" printed build_program "$work/application"
expect "that program" "$work/application/build/app"
rm "$home/.local"
