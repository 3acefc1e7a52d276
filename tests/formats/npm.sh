# What tests use that need a tool from the npm registry. After tests/lib.sh.
# shellcheck shell=sh
# shellcheck disable=SC2154  # tmp is that of tests/lib.sh

# npm_package NAME VERSION: sets `package` to its folder in the build folder.
# It is fetched only where nothing may be skipped; otherwise a test goes on
# only where that happened before.
npm_package() {
    need npm
    prefix=$BUILD/npm/$(echo "$1@$2" | tr -c 'a-z0-9.\n' _)
    package=$prefix/node_modules/$1
    [ -e "$package/package.json" ] && return
    [ "${DMSC_REQUIRE_TOOLS:-}" = 1 ] ||
        skip "npm's $1 is not here, and only DMSC_REQUIRE_TOOLS=1 fetches it"
    mkdir -p "$prefix"
    npm install --prefix "$prefix" --no-save --no-audit --no-fund \
        --ignore-scripts "$1@$2" >"$tmp/npm.log" 2>&1 ||
        skip "npm cannot fetch $1: $(tail -n 1 "$tmp/npm.log")"
}
