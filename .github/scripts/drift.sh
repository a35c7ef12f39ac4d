#!/usr/bin/env bash
# Whether somebody changed a stack by hand, or left its lock behind. Changes nothing.
#
#   drift.sh STACK
set -euo pipefail

stack=$1
pulumi stack select --stack "$stack"
bucket=${PULUMI_BACKEND_URL#s3://}
# No deployment takes longer than two hours.
locks=$(aws s3api list-objects-v2 --bucket "${bucket%%[/?]*}" --prefix ".pulumi/locks/organization/whereabouts/$stack/" \
  --query "Contents[?LastModified < '$(date --utc --date '3 hours ago' +%Y-%m-%dT%H:%M:%SZ)'].Key" --output text)
status=0
# Takes no lock itself (since Pulumi 3.229): its role could not.
pulumi refresh --stack "$stack" --preview-only --expect-no-changes --diff --color never --non-interactive \
  --suppress-outputs >drift.txt 2>&1 || status=$?
cat drift.txt
if [ "$status" -ne 0 ]; then
  echo "::error::$stack is not as it was deployed (or could not be looked at): deploy again, or bring the change into the program" >&2
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    { echo "### Drift in \`$stack\`"; echo; sed 's/^/    /' drift.txt; } >>"$GITHUB_STEP_SUMMARY"
  fi
fi
if [ -n "$locks" ] && [ "$locks" != None ]; then
  echo "::error::$stack is locked by a deployment that died: see what it left undone, then \`pulumi cancel\`: $locks" >&2
  status=1
fi
exit "$status"
