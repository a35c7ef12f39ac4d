#!/usr/bin/env bash
# Takes away what pull requests left behind: locks of runs that died, and stacks whose pull request is closed or has lost
# its label. What cannot be asked about is left alone, and fails the run.
#
#   sweep.sh find         takes old locks away, and prints the orphans as a list in JSON
#   sweep.sh take STACK   destroys one, if it is still an orphan
#
# Apart, so that the job that takes one can wait until no other job works on that stack.
set -euo pipefail

failed=0

# Whether the stack's pull request is closed or has no label any more; fails if GitHub does not say.
orphan() {
  local state
  if ! state=$(gh pr view "${1#pr-}" --repo "$GITHUB_REPOSITORY" --json state,labels \
    --jq '[.state, (.labels | any(.name == "live"))] | @text'); then
    echo "::error::$1: GitHub does not say what became of its pull request; left alone" >&2
    return 2
  fi
  echo "$1: $state" >&2
  case $state in
    '["OPEN",true]') return 1 ;;
    '["OPEN",false]' | '["CLOSED",'* | '["MERGED",'*) return 0 ;;
    *)
      echo "::error::$1: GitHub says what nobody expected: $state; left alone" >&2
      return 2
      ;;
  esac
}

# Asked of the bucket: `pulumi stack ls` reads the state of every stack there is, and this role may not.
keys() {
  aws s3api list-objects-v2 --bucket "$bucket" --prefix "$1" --query "$2" --output text | tr '\t' '\n'
}

find_orphans() {
  bucket=${PULUMI_BACKEND_URL#s3://}
  bucket=${bucket%%[/?]*}
  # No job takes longer than two hours: whoever took an older lock is not there any more.
  oldest=$(date --utc --date '3 hours ago' +%Y-%m-%dT%H:%M:%SZ)
  # First into variables: a list that fails inside `for` would be an empty one.
  locks=$(keys .pulumi/locks/organization/whereabouts/pr- "Contents[?LastModified < '$oldest'].Key")
  for lock in $locks; do
    [[ $lock =~ /(pr-[0-9]+)/[^/]+\.json$ ]] || continue
    echo "${BASH_REMATCH[1]}: lock of a run that died: $lock" >&2
    # That one, and not what `pulumi cancel` takes: all there are by now.
    aws s3api delete-object --bucket "$bucket" --key "$lock" >&2 || failed=1
  done

  # Of a stack that was removed a copy stays, `pr-3.json.bak`.
  stacks=$(keys .pulumi/stacks/whereabouts/pr- 'Contents[].Key' |
    sed -nE 's/^.*\/(pr-[0-9]+)\.json(\.gz)?$/\1/p' | sort -u)
  found=
  for stack in $stacks; do
    status=0
    orphan "$stack" || status=$?
    case $status in
      0) found="$found,\"$stack\"" ;;
      1) ;;
      *) failed=1 ;;
    esac
  done
  echo "[${found#,}]"
}

case ${1:-} in
  find) find_orphans ;;
  take)
    status=0
    orphan "$2" || status=$?
    case $status in
      0) "$(dirname "$0")/destroy.sh" "$2" ;;
      1) echo "$2: in use again" ;;
      *) failed=1 ;;
    esac
    ;;
  *)
    echo "usage: sweep.sh find | take STACK" >&2
    failed=1
    ;;
esac
exit "$failed"
