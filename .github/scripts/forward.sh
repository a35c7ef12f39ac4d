#!/usr/bin/env bash
# Whether a commit is not older than what production got last: an approval that comes late, or a run that is started
# again, would take it back to old code, which nobody has tried with the events that there are by now.
#
#   forward.sh COMMIT
set -euo pipefail

commit=$1

# Each delivery ends with a release.
latest=$(gh api "repos/$GITHUB_REPOSITORY/releases?per_page=30" \
  --jq '[.[] | select(.tag_name | test("^v[0-9.]+$"))][0].tag_name // empty')
if [ -z "$latest" ]; then
  echo "Nothing was delivered before"
  exit 0
fi
status=$(gh api "repos/$GITHUB_REPOSITORY/compare/$latest...$commit" --jq .status)
case $status in
  ahead | identical) echo "$commit is not older than $latest ($status)" ;;
  *)
    echo "::error::$commit is $status of $latest, which production has: to go back, revert on main" >&2
    exit 1
    ;;
esac
