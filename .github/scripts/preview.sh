#!/usr/bin/env bash
# What a deployment would change, as a comment for a pull request.
#
#   preview.sh STACK FILE   writes the comment; fails if the program fails
set -euo pipefail

stack=$1
file=$2
longest=60000 # of GitHub's 65,536 characters

"$(dirname "$0")/artefacts.sh" check
pulumi stack select --stack "$stack"
status=0
# The details of each change, but not the stack's outputs: they name what nobody needs to read here.
pulumi preview --stack "$stack" --diff --color never --non-interactive --suppress-outputs >preview.txt 2>&1 || status=$?
# By indentation, not by a fence: what the program prints could close a fence.
sed 's/^/    /' preview.txt >indented.txt
{
  echo "<!-- preview of $stack -->"
  if [ "$status" -eq 0 ]; then
    echo "### What this changes in \`$stack\`"
  else
    echo "### The preview of \`$stack\` failed"
  fi
  # The summary, to be seen at once.
  sed -n '/^Resources:/,$p' preview.txt | sed 's/^/    /'
  echo
  echo "<details><summary>Each change</summary>"
  echo
  head -c "$longest" indented.txt | iconv -c -f UTF-8 -t UTF-8
  if [ "$(wc -c <indented.txt)" -gt "$longest" ]; then
    echo
    echo "    ... (the rest is in the run's log)"
  fi
  echo
  echo "</details>"
} >"$file"
cat preview.txt
exit "$status"
