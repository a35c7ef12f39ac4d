#!/usr/bin/env bash
# Destroys a pull request's stack, with all that it holds; says what AWS still knows of it.
#
#   destroy.sh STACK
set -euo pipefail

stack=$1
if ! [[ $stack =~ ^pr-[0-9]+$ ]]; then
  echo "::error::$stack is not a pull request's stack: only pr-<number> is destroyed from here" >&2
  exit 1
fi
if ! pulumi stack select --stack "$stack" 2>/dev/null; then
  echo "There is no stack $stack"
  exit 0
fi
pulumi cancel --stack "$stack" --yes >/dev/null 2>&1 || true
pulumi destroy --stack "$stack" --yes --skip-preview --remove --color never
# The index of tags lags behind by minutes, and remembers some kinds for longer: a list to look at, not a failure.
left=$(aws resourcegroupstaggingapi get-resources --tag-filters "Key=application,Values=whereabouts" \
  "Key=stack,Values=$stack" --query 'ResourceTagMappingList[].ResourceARN' --output text)
if [ -n "$left" ] && [ "$left" != None ]; then
  echo "::warning::AWS still lists, perhaps because its index lags: $left"
fi
