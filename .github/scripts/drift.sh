#!/usr/bin/env bash
# Whether somebody changed a stack by hand, or left its lock behind. Changes nothing.
#
#   drift.sh STACK
set -euo pipefail

stack=$1
pulumi stack select --stack "$stack"
status=0
pulumi refresh --stack "$stack" --preview-only --expect-no-changes --diff --color never --non-interactive \
  --suppress-outputs >drift.txt 2>&1 || status=$?
cat drift.txt
if [ "$status" -ne 0 ]; then
  echo "::error::$stack is not as it was deployed (or could not be looked at): deploy again, or bring the change into the program" >&2
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    { echo "### Drift in \`$stack\`"; echo; sed 's/^/    /' drift.txt; } >>"$GITHUB_STEP_SUMMARY"
  fi
fi
exit "$status"
