# shellcheck shell=bash
# What the migration @migration@ is made of: its parameters, its tags, and how
# each thing is found, by its name or its tags. Sourced, never run.
# @banner@

export MIGRATION=@migration@
export AWS_REGION=@region@ AWS_DEFAULT_REGION=@region@
# shellcheck disable=SC2034  # not every migration needs it
REGION=$AWS_REGION

# Parameters, from the environment.
@defaults@

# check_parameters, check_secrets: name each one that is missing or not
# allowed. end_if_wrong then ends the script.
check_parameters() {
@parameter-checks@
}

check_secrets() {
@secret-checks@
}

# The tags of everything, as words and as a list.
# shellcheck disable=SC2054  # the commas are the CLI's
TAGS=(
@tags@
)
TAG_LIST=$(printf ',{%s}' "${TAGS[@]}")
# shellcheck disable=SC2034  # for what is made by ec2
TAG_LIST=${TAG_LIST#,}

# identify: asks whose account this is, for parts of ARNs, once.
identify() {
  local arn
  arn=$(aws sts get-caller-identity --query Arn --output text) ||
    die 'AWS cannot be asked; are there credentials?'
  IFS=: read -r _ PARTITION _ _ ACCOUNT _ <<<"$arn"
  export PARTITION ACCOUNT
}

# find_THING FIELD: a field of a thing; nothing if it is not there, or if the
# thing that it belongs to is not. What a finder needs to know of others
# stands in variables that are named like them. owner_of_THING ID: the
# migration that a thing belongs to, by its tag.
@finders@
