# Functions for tests that need an AWS account: a fake one, on this machine.
# Sourced after tests/lib.sh, from the root of the sources.
# shellcheck shell=sh
#
#   fake_need WHAT...      skips unless all are here: a command, `moto` or
#                          `aws-provider` (Terraform's)
#   fake_start [--slow N]  a new account, and the environment that leads to
#                          it; it ends with the test
#   fake_stop              ends it earlier
#   fake_inventory         all that the account holds, as stable JSON
#   fake_calls             the calls that were to change something, a line
#                          each: service, action, HTTP status
#   fake_forget            forgets those calls
#   expect_empty NAME      the account holds nothing
#   expect_text NAME TEXT FILE           FILE holds TEXT
#   expect_refused TEXT COMMAND ARG...   COMMAND fails, and says TEXT
#   run NAME COMMAND ARG...  COMMAND succeeds; what it prints is in $tmp/NAME
#   tf_mirror              prints the folder of Terraform's providers
#   tf_init DIR            terraform init, from that folder only

fake_pid=
fake_dir=${tmp:?}/fake
mkdir "$fake_dir"
fake_cli_pid=
trap 'fake_stop; fake_end "$fake_cli_pid"; rm -rf "$tmp"' EXIT
trap 'exit 129' HUP

fake_need() {
    for what in "$@"; do
        case $what in
        moto) python3 -c 'import boto3, moto.server' 2>/dev/null ;;
        aws-provider) tf_mirror >/dev/null ;;
        *) command -v "$what" >/dev/null 2>&1 ;;
        esac || skip "$what is not installed"
    done
}

fake_start() {
    fake_stop
    rm -f "$fake_dir/port"
    python3 tests/fake/account.py "$fake_dir/port" "$@" \
        >"$fake_dir/log" 2>&1 &
    fake_pid=$!
    until [ -s "$fake_dir/port" ]; do
        if ! kill -0 "$fake_pid" 2>/dev/null; then
            tail -n 5 "$fake_dir/log" >&2
            fail "the fake account does not start"
            finish
        fi
        sleep 0.1
    done
    fake_env
}

# fake_end PID: ends a process of ours, if there is one.
fake_end() {
    [ -n "$1" ] || return 0
    kill "$1" 2>/dev/null
    wait "$1" 2>/dev/null
}

fake_stop() {
    [ -n "$fake_pid" ] || return 0
    fake_end "$fake_pid"
    fake_pid=
    # An exception in the account is a mistake of ours, answered as a 500.
    if grep -q Traceback "$fake_dir/log"; then
        tail -n 5 "$fake_dir/log" >&2
    fi
}

# Nothing of the caller's own AWS or Terraform configuration gets through.
fake_env() {
    unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_ROLE_ARN
    unset AWS_CA_BUNDLE TF_CLI_CONFIG_FILE TF_CLI_ARGS TF_WORKSPACE
    unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY
    AWS_ENDPOINT_URL=http://127.0.0.1:$(cat "$fake_dir/port")
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
    [ ! -d "$fake_dir/bin" ] || return 0
    mkdir "$fake_dir/bin"
    python3 tests/fake/waiters.py "$fake_dir/waiters" ||
        fail "the waiters of botocore cannot be written"
    export AWS_DATA_PATH="$fake_dir/waiters"
    fake_command sleep "exec $(command -v sleep) 0.2"
    case $(aws --version 2>&1) in
    aws-cli/1.*) fake_aws ;;
    esac
    export PATH="$fake_dir/bin:$PATH"
}

# fake_command NAME LINE: a command that tests find before any other.
fake_command() {
    printf '#!/bin/sh\n%s\n' "$2" >"$fake_dir/bin/$1"
    chmod +x "$fake_dir/bin/$1"
}

# The AWS CLI, loaded once: most of a test would be its start.
fake_aws() {
    python=$(python3 -c 'import sys, awscli; print(sys.executable)' \
        2>/dev/null) || return 0
    python3 tests/fake/manycalls.py serve "$fake_dir/aws" \
        >"$fake_dir/aws.log" 2>&1 &
    fake_cli_pid=$!
    until [ -S "$fake_dir/aws" ]; do
        kill -0 "$fake_cli_pid" 2>/dev/null || return 0
        sleep 0.1
    done
    fake_command aws "exec $python -I -S $PWD/tests/fake/manycalls.py \
    call $fake_dir/aws \"\$@\""
}

fake_page() {
    python3 -c 'import sys, urllib.request as u
sys.stdout.write(u.urlopen(sys.argv[1], timeout=60).read().decode())' \
        "$AWS_ENDPOINT_URL/dmsc-test/$1"
}

fake_inventory() {
    fake_page inventory
}

fake_calls() {
    fake_page calls
}

fake_forget() {
    fake_page forget
}

expect_empty() {
    expect "$1: the account is empty" '{}' "$(fake_inventory)"
}

expect_text() {
    grep -qF -- "$2" "$3" && return
    fail "$1: no \"$2\" in"
    tail -n 30 "$3" >&2
}

expect_refused() {
    text=$1
    shift
    if "$@" >"$tmp/refused" 2>&1; then
        fail "not refused: $*"
    else
        expect_text "$*" "$text" "$tmp/refused"
    fi
}

run() {
    name=$1
    shift
    "$@" >"$tmp/$name" 2>&1 && return
    fail "$name: exit $? of $*"
    tail -n 30 "$tmp/$name" >&2
    return 1
}

tf_mirror() {
    for dir in "${DMSC_TF_PLUGINS:-}" /opt/tf-plugins \
        "${HOME:-}/.terraform.d/plugins" \
        /usr/local/share/terraform/plugins /usr/share/terraform/plugins; do
        [ -d "$dir/registry.terraform.io/hashicorp/aws" ] || continue
        echo "$dir"
        return 0
    done
    return 1
}

tf_init() {
    run init terraform -chdir="$1" init -input=false -no-color \
        -plugin-dir="$(tf_mirror)"
}
