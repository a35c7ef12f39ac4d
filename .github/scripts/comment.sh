#!/usr/bin/env bash
# Puts a comment under a pull request, or replaces the one that begins with the same line.
#
#   comment.sh NUMBER FILE
set -euo pipefail

number=$1
file=$2
mark=$(head -n 1 "$file")

known=$(gh api "repos/$GITHUB_REPOSITORY/issues/$number/comments" --paginate \
  --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$file" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --field "body=@$file" --silent
fi
