#!/usr/bin/env bash
# Takes away what pull requests left behind: locks of runs that died, and stacks whose pull request is closed or has lost
# its label. What cannot be asked about is left alone, and fails the run.
#
#   sweep.sh
set -euo pipefail

label=${LIVE_LABEL:-live}
scripts=$(dirname "$0")
# No job takes longer than two hours: whoever took an older lock is not there any more.
oldest=$(date --utc --date '3 hours ago' +%Y-%m-%dT%H:%M:%SZ)
bucket=${PULUMI_BACKEND_URL#s3://}
bucket=${bucket%%[/?]*}
failed=0

for lock in $(aws s3api list-objects-v2 --bucket "$bucket" --prefix .pulumi/locks/ --output text \
  --query "Contents[?LastModified < '$oldest'].Key"); do
  [ "$lock" != None ] || continue
  stack=$(basename "$(dirname "$lock")")
  [[ $stack =~ ^pr-[0-9]+$ ]] || continue
  echo "$stack: lock of a run that died: $lock"
  pulumi cancel --stack "$stack" --yes || failed=1
done

for stack in $(pulumi stack ls | awk '{ sub(/\*$/, "", $1); sub(/^.*\//, "", $1); if ($1 ~ /^pr-[0-9]+$/) print $1 }'); do
  if ! state=$(gh pr view "${stack#pr-}" --repo "$GITHUB_REPOSITORY" --json state,labels \
    --jq "[.state, (.labels | any(.name == \"$label\"))] | @text"); then
    echo "::error::$stack: GitHub does not say what became of its pull request; left alone" >&2
    failed=1
  elif [ "$state" = '["OPEN",true]' ]; then
    echo "$stack: in use"
  else
    echo "$stack: an orphan, $state"
    "$scripts/destroy.sh" "$stack" || failed=1
  fi
done
exit "$failed"
