# What cmake/install-deps.sh says and does on machines that lack something:
# with apt-get as root, through sudo, without either. The machines are folders
# of commands that are made here; nothing is installed.
. tests/lib.sh

# machine NAME: a new machine with the few commands that every one has.
machine() {
    bin=$tmp/$1
    mkdir "$bin"
    for tool in sh cat env mktemp rm tail touch chmod printf; do
        ln -s "$(command -v "$tool")" "$bin/$tool"
    done
    stub id 'echo 0'
}
stub() { # stub NAME BODY
    printf '#!/bin/sh\n%s\n' "$2" >"$bin/$1"
    chmod +x "$bin/$1"
}

# An apt-get that writes down what it is asked and brings what is needed.
apt_get() {
    stub apt-get "echo \"\$*\" >>'$tmp/asked'
case \" \$* \" in *' install '*)
    for tool in cmake cc ninja pkg-config; do
        printf '#!/bin/sh\n' >'$bin'/\$tool
        chmod +x '$bin'/\$tool
    done ;;
esac"
}
deps() {
    : >"$tmp/asked"
    PATH=$bin sh cmake/install-deps.sh "$@" >"$tmp/said" 2>&1
}
says() { # says WHAT TEXT
    case $(cat "$tmp/said") in
    *"$2"*) ;;
    *) fail "$1: $(cat "$tmp/said")" ;;
    esac
}
all="cmake gcc libc6-dev ninja-build pkg-config libyaml-dev libjson-c-dev"
all="$all libxml2-dev libpcre2-dev libsqlite3-dev"

machine bare
apt_get
deps build || fail "apt-get as root: $(cat "$tmp/said")"
expect "it says what and why in one line" \
    "dmsc needs $all to build; installing with apt-get ..." \
    "$(cat "$tmp/said")"
expect "it asks for an update and these packages" \
    "-y -qq -o DPkg::Lock::Timeout=300 update
-y -qq -o DPkg::Lock::Timeout=300 install --no-install-recommends $all" \
    "$(cat "$tmp/asked")"

deps build || fail "nothing is missing: $(cat "$tmp/said")"
expect "then it is silent and asks for nothing" "" \
    "$(cat "$tmp/said" "$tmp/asked")"
rm "$bin/ninja"
deps build || fail "one is missing: $(cat "$tmp/said")"
says "only what is missing" "dmsc needs ninja-build to build;"

machine user
stub id 'echo 1000'
apt_get
deps build && fail "neither root nor sudo, and all is well"
says "what root would type" "    apt-get update && apt-get install $all"
expect "and nothing is installed" "" "$(cat "$tmp/asked")"

stub sudo '"$@"'
deps build || fail "apt-get through sudo: $(cat "$tmp/said")"
says "through sudo" "installing with sudo apt-get ..."

machine other
deps build && fail "no apt-get, and all is well"
says "the libraries by their names" \
    "missing here: cmake cc ninja pkg-config yaml-0.1 json-c libxml-2.0"
says "and what to do" "Please install them with its own package
manager"

machine broken
stub apt-get 'echo "E: no route to host" >&2; exit 100'
deps build && fail "apt-get fails, and all is well"
says "why apt-get failed" "E: no route to host"
says "and what for" "dmsc: apt-get could not install: cmake gcc"
finish
