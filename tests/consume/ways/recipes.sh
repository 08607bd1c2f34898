# Conan, vcpkg and the workflow: what their files say, and what they do where their programs are.

recipes=$(python3 -B "$here/recipes.py" "$source" 2>&1) || true
cat <<<"$recipes"
count_recipes() { grep -c "^$1 " <<<"$recipes"; }
passed=$((passed + $(count_recipes ok)))
failed=$((failed + $(count_recipes FAILED)))
[[ $recipes == *"read all recipes" ]] || miss "the recipes" "$recipes"

if command -v conan >/dev/null; then
  expect_success "conan, by the printed command" printed conan
  expect_success "conan, with the libraries of the system" sh -c \
    "cd '$checkout_copy' && HOME='$home' conan create . -s compiler.cppstd=20 -o '&:system_dependencies=True' -o '&:shared=True'"
else
  skip "the printed commands for Conan" "conan is not installed"
fi
if command -v vcpkg >/dev/null; then
  expect_success "vcpkg, by the printed command" printed vcpkg
else
  skip "the printed commands for vcpkg" "vcpkg is not installed"
fi
