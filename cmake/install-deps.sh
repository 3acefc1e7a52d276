#!/bin/sh
# Installs what dmsc needs and this machine lacks, from Debian, with apt-get.
# Silent when nothing is missing.
#
#   sh cmake/install-deps.sh SET...
#
#   build   to build the program        test     to build and run the tests
#   format  to format the sources       fuzz     to run the fuzzers
#   lint    what the tests use if it is there, and CI demands
set -u

# One row a need: the set, how to see that it is there (a command, or a
# library as pkg-config knows it), the Debian packages that bring it.
needs='
build  cmd cmake            cmake
build  cmd cc               gcc libc6-dev
build  cmd ninja            ninja-build
build  cmd pkg-config       pkg-config
build  lib yaml-0.1         libyaml-dev
build  lib json-c           libjson-c-dev
build  lib libxml-2.0       libxml2-dev
build  lib libpcre2-8       libpcre2-dev
build  lib sqlite3          libsqlite3-dev
test   lib cmocka           libcmocka-dev
format cmd clang-format-14  clang-format-14
fuzz   cmd clang            clang libclang-rt-14-dev
lint   cmd clang-format-14  clang-format-14
lint   cmd clang            clang libclang-rt-14-dev
lint   cmd shellcheck       shellcheck
lint   cmd sqlite3          sqlite3
lint   cmd curl             curl
lint   cmd jq               jq
lint   cmd xmllint          libxml2-utils
lint   cmd npm              npm
lint   cmd pre-commit       pre-commit
lint   cmd zsh              zsh
lint   cmd fish             fish
lint   cmd mandoc           mandoc
'

there() {
    case $1 in
    cmd) command -v "$2" >/dev/null 2>&1 ;;
    lib) pkg-config --exists "$2" >/dev/null 2>&1 ;;
    esac
}

# Fills `packages` (what apt-get is to install) and `names` (what a machine
# without apt-get lacks).
packages="" names=""
look() {
    packages="" names=""
    while read -r set kind name debian; do
        case " $sets " in *" $set "*) ;; *) continue ;; esac
        there "$kind" "$name" && continue
        packages="$packages $debian"
        names="$names $name"
    done <<END
$needs
END
    packages=${packages# } names=${names# }
}

die() {
    echo "dmsc: $*" >&2
    exit 1
}

sets=$*
case " $sets " in
*" lint "*) purpose="run the tests with all that they can use" ;;
*" fuzz "*) purpose="run the fuzzers" ;;
*" test "*) purpose="build and run the tests" ;;
*" format "*) purpose="format the sources" ;;
*) purpose="build" ;;
esac
look
[ -z "$packages" ] && exit 0

command -v apt-get >/dev/null 2>&1 ||
    die "missing here: $names
There is no apt-get on this machine. Please install them with its own package
manager (libraries with their headers and pkg-config files), then run make
again. On Debian they are called: $packages"

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    die "missing here: $names
Installing them needs root, or sudo. As root:
    apt-get update && apt-get install $packages"
fi

echo "dmsc needs $packages to $purpose;" \
    "installing with ${as_root:+sudo }apt-get ..."

log=$(mktemp) || die "no temporary file could be made"
trap 'rm -f "$log"' EXIT
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -qq \
        -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1
}

# An update that fails is not the end: the lists at hand may be enough.
apt update || echo "dmsc: apt-get update failed, going on without" >&2
# shellcheck disable=SC2086  # one word a package
if ! apt install --no-install-recommends $packages; then
    tail -n 15 "$log" >&2
    die "apt-get could not install: $packages"
fi

look
[ -z "$names" ] || die "installed $packages, but still missing: $names"
