#!/usr/bin/env bash
# Puts a comment under a pull request, or replaces the one that begins with the same line.
#
#   comment.sh NUMBER FILE
set -euo pipefail

number=$1
file=$2
# What a job wrote that ran the pull request's own code: it becomes the text of a comment, and part of no program.
if [ -L "$file" ] || ! mark=$(head -n 1 "$file" | grep -xE '<!-- [a-z0-9 -]{1,40} -->'); then
  echo "::error::$file does not begin with its mark: nothing is said" >&2
  exit 1
fi

known=$(gh api "repos/$GITHUB_REPOSITORY/issues/$number/comments" --paginate \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$mark\"))) | .id")
known=${known%%$'\n'*}
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$file" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --field "body=@$file" --silent
fi
