# As a part of another build: add_subdirectory, and FetchContent from a git repository.

build "$here/add_subdirectory" "$work/app-sub" -DDIRECTUS_SOURCE="$checkout_copy"
expect "add_subdirectory under -Wall -Wextra -Werror" "$work/app-sub/app"

# The checkout, uncommitted changes too, as the repository that the page names.
repository=$work/repository
cp -r "$checkout_copy" "$repository" && rm -rf "$repository/build"
make_repository() {
  cd "$repository" && git init --quiet --initial-branch=main && git add --all &&
    git -c user.name=consume -c user.email=consume@localhost commit --quiet --message=consume && git tag "v$version"
}
expect_success "a git repository of this checkout" eval "(make_repository)"
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=url.file://$repository.insteadOf GIT_CONFIG_VALUE_0=https://example.com/directus-cpp.git
build "$here/fetch_content" "$work/app-fetch" -DPRINTED="$printed/fetch_content.cmake"
unset GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
expect "FetchContent from a git URL" "$work/app-fetch/app"
