#!/usr/bin/env bash
# Deploys what was unpacked here to one stack, and makes sure that Lambda runs just that.
#
#   deploy.sh STACK
#
# A pull request's stack (pr-12) is made if it is not there; staging and prod must be there.
set -euo pipefail

stack=$1
scripts=$(dirname "$0")

"$scripts/artefacts.sh" check
if [[ $stack =~ ^pr-[0-9]+$ ]]; then
  # Its file of settings, with the key to its secrets, stays behind in the job that made the stack.
  export PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER=true
  pulumi stack select --create --stack "$stack" --secrets-provider "$PULUMI_SECRETS_PROVIDER"
  # A run that was killed leaves its lock, and a resource that was being made: refresh finds out which.
  pulumi cancel --stack "$stack" --yes >/dev/null 2>&1 || true
else
  pulumi stack select --stack "$stack"
fi
pulumi up --stack "$stack" --yes --skip-preview --diff --color never
"$scripts/verify-code.sh" "$stack"
