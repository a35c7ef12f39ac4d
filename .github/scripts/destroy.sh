#!/usr/bin/env bash
# Destroys a pull request's stack, with all that it holds; says what AWS still knows of it. Only where no other job works
# on that stack: it takes away whatever lock there is.
#
#   destroy.sh STACK
set -euo pipefail

stack=$1
if ! [[ $stack =~ ^pr-[0-9]+$ ]]; then
  echo "::error::$stack is not a pull request's stack: only pr-<number> is destroyed from here" >&2
  exit 1
fi
# Its file of settings, with the key to its secrets, was written in another job and is gone.
export PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER=true
if ! answer=$(pulumi stack select --stack "$stack" --non-interactive 2>&1); then
  if [[ $answer == *"no stack named"* ]]; then
    echo "There is no stack $stack"
    exit 0
  fi
  echo "::error::nobody knows whether there is a stack $stack: $answer" >&2
  exit 1
fi
pulumi cancel --stack "$stack" --yes >/dev/null 2>&1 || true
pulumi destroy --stack "$stack" --yes --skip-preview --remove --color never
# The index of tags lags behind by minutes, and remembers some kinds for longer: a list to look at, not a failure.
left=$(aws resourcegroupstaggingapi get-resources --tag-filters "Key=application,Values=whereabouts" \
  "Key=stack,Values=$stack" --query 'ResourceTagMappingList[].ResourceARN' --output text)
if [ -n "$left" ] && [ "$left" != None ]; then
  echo "::warning::AWS still lists, perhaps because its index lags: $left"
fi
