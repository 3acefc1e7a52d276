# Functions for tests that need an AWS account: a fake one, on this machine.
# POSIX sh, sourced from the root of the sources:  . tests/fake/lib.sh
#
#   fake_need TOOL...     skip (77) if one is missing; fail if skips must not be
#   fake_start [--slow N] a new account, and the environment that leads to it
#   fake_stop             ends it (a trap does so in any case)
#   fake_inventory        all that the account holds, as stable JSON
#   fake_empty            fails unless the account holds nothing
#   fake_calls            calls that were to change something, a line each:
#                         service, action, HTTP status
#   fake_forget           forgets those calls
#   tf_mirror             prints the folder of Terraform's providers
#   tf_init DIR           terraform init, from that folder only
#   ok, fail MESSAGE      say how it went; fail ends the test
#   wants TEXT FILE       fails unless FILE holds TEXT
#   refused TEXT COMMAND  fails unless COMMAND fails and says TEXT

FAKE_PID=
FAKE_DIR=$(mktemp -d "${TMPDIR:-/tmp}/dmsc-fake.XXXXXX")
trap 'fake_stop; rm -rf "$FAKE_DIR"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

ok() {
    printf 'ok: %s\n' "$*"
}

fail() {
    printf 'FAIL: %s\n' "$*" >&2
    exit 1
}

fake_need() {
    for fake_tool in "$@"; do
        case $fake_tool in
        moto) python3 -c 'import boto3, moto.server' 2>/dev/null ;;
        aws-provider) tf_mirror >/dev/null ;;
        *) command -v "$fake_tool" >/dev/null 2>&1 ;;
        esac && continue
        test "${DMSC_REQUIRE_TOOLS:-0}" != 1 ||
            fail "$fake_tool is missing, and DMSC_REQUIRE_TOOLS=1"
        echo "SKIP: $fake_tool is missing"
        exit 77
    done
}

fake_start() {
    fake_stop
    rm -f "$FAKE_DIR/port"
    python3 tests/fake/account.py "$FAKE_DIR/port" "$@" \
        >"$FAKE_DIR/log" 2>&1 &
    FAKE_PID=$!
    until test -s "$FAKE_DIR/port"; do
        kill -0 "$FAKE_PID" 2>/dev/null ||
            fail "the fake account does not start: $(tail -n 5 "$FAKE_DIR/log")"
        sleep 0.1
    done
    fake_env
}

fake_stop() {
    test -n "$FAKE_PID" || return 0
    kill "$FAKE_PID" 2>/dev/null
    wait "$FAKE_PID" 2>/dev/null
    FAKE_PID=
    # An exception in the account is a mistake of ours, and answered as a 500.
    if grep -q Traceback "$FAKE_DIR/log"; then
        tail -n 5 "$FAKE_DIR/log" >&2
    fi
}

# Nothing of the caller's own AWS or Terraform configuration gets through.
fake_env() {
    unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_ROLE_ARN
    unset AWS_CA_BUNDLE TF_CLI_CONFIG_FILE TF_CLI_ARGS TF_WORKSPACE
    unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY
    AWS_ENDPOINT_URL=http://127.0.0.1:$(cat "$FAKE_DIR/port")
    export AWS_ENDPOINT_URL
    export AWS_ACCESS_KEY_ID=fake AWS_SECRET_ACCESS_KEY=fake
    export AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1
    export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
    export AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=2
    export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0
    fake_hurry
}

# The waiters of the AWS CLI and `sleep` in a script take minutes; the account
# counts how often it is asked, not the time, so they may as well be short.
fake_hurry() {
    test ! -d "$FAKE_DIR/bin" || return 0
    mkdir "$FAKE_DIR/bin"
    python3 tests/fake/waiters.py "$FAKE_DIR/waiters" ||
        fail 'the waiters of botocore cannot be written'
    printf '#!/bin/sh\nexec %s 0.2\n' "$(command -v sleep)" \
        >"$FAKE_DIR/bin/sleep"
    chmod +x "$FAKE_DIR/bin/sleep"
    # pyenv's stand-ins cost a quarter of a second a call.
    for fake_tool in python3 aws; do
        case $(command -v "$fake_tool") in
        */shims/*) ln -s "$(pyenv which "$fake_tool")" "$FAKE_DIR/bin/" ;;
        esac
    done
    export AWS_DATA_PATH="$FAKE_DIR/waiters"
    export PATH="$FAKE_DIR/bin:$PATH"
}

fake_page() {
    python3 -c 'import sys, urllib.request as u
sys.stdout.write(u.urlopen(sys.argv[1], timeout=60).read().decode())' \
        "$AWS_ENDPOINT_URL/dmsc-test/$1"
}

fake_inventory() {
    fake_page inventory
}

fake_empty() {
    fake_inventory >"$FAKE_DIR/left" || fail 'no inventory'
    test "$(cat "$FAKE_DIR/left")" = '{}' ||
        fail "the account still holds: $(head -c 2000 "$FAKE_DIR/left")"
}

fake_calls() {
    fake_page calls
}

fake_forget() {
    fake_page forget
}

tf_mirror() {
    for tf_dir in "${DMSC_TF_PLUGINS:-}" /opt/tf-plugins \
        "${HOME:-}/.terraform.d/plugins" \
        /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
        test -d "$tf_dir/registry.terraform.io/hashicorp/aws" || continue
        echo "$tf_dir"
        return 0
    done
    return 1
}

tf_init() {
    terraform -chdir="$1" init -input=false -no-color \
        -plugin-dir="$(tf_mirror)" >"$FAKE_DIR/init" 2>&1 ||
        fail "terraform init: $(cat "$FAKE_DIR/init")"
}

wants() {
    grep -qF -- "$1" "$2" || fail "no '$1' in: $(tail -n 30 "$2")"
}

refused() {
    refused_text=$1
    shift
    if "$@" >"$FAKE_DIR/refused" 2>&1; then
        fail "not refused ($refused_text): $*"
    fi
    wants "$refused_text" "$FAKE_DIR/refused"
}
