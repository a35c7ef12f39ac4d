#!/usr/bin/env bash
# Whether each function of a stack has the code of a zip that the manifest names: Lambda says what it received.
#
#   verify-code.sh STACK
set -euo pipefail

stack=$1

# Lambda writes the same SHA-256 in base64.
declare -A built=()
while read -r sum file; do
  [[ $file == *.zip ]] || continue
  built[$(printf '%b' "$(fold -w 2 <<<"$sum" | sed 's/^/\\x/' | tr -d '\n')" | base64)]=$file
done <SHA256SUMS

checked=0
wrong=0
# Named after their resources, so that nobody must be allowed to list what else there is.
names=$(pulumi stack export --stack "$stack" |
  sed -n 's/.*"urn": *"[^"]*[$:]aws:lambda\/function:Function::\([^"]*\)".*/\1/p')
for name in $names; do
  function=$stack-whereabouts-$name
  sum=$(aws lambda get-function-configuration --function-name "$function" --query CodeSha256 --output text)
  checked=$((checked + 1))
  if [ -z "${built[$sum]:-}" ]; then
    echo "::error::$function has the code $sum, which was not built here" >&2
    wrong=$((wrong + 1))
  else
    echo "$function has ${built[$sum]}"
  fi
done

if [ "$checked" -eq 0 ]; then
  echo "::error::stack $stack has no functions: nothing was checked" >&2
  exit 1
fi
[ "$wrong" -eq 0 ]
