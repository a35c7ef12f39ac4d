#!/usr/bin/env bash
# Asks a stack over HTTP, with a client of its own, whether it does what it is for.
#
#   smoke.sh STACK read   asks only: what is recorded in production stays for ever
#   smoke.sh STACK write  registers and scans a package, and waits until both read models know it
#
# With another issuer than the stack's own user pool, SMOKE_TOKEN_URL says where tokens are asked for; SMOKE_CLIENT_ID and
# SMOKE_CLIENT_SECRET by whom; SMOKE_SCOPE_PREFIX what stands before `packages:read`, as in whereabouts:scopePrefix. With
# its own, the client is SMOKE_CLIENT_ID, or the stack's export smokeClientId, or the one for machines, and its secret is
# asked for, so that no secret is kept anywhere.
set -euo pipefail

stack=$1
mode=$2

output() {
  pulumi stack output "$1" --stack "$stack" 2>/dev/null || true
}

API_URL=$(pulumi stack output apiUrl --stack "$stack")
CLIENT_ID=${SMOKE_CLIENT_ID:-}
CLIENT_SECRET=${SMOKE_CLIENT_SECRET:-}
own=$(output tokenUrl)
TOKEN_URL=${SMOKE_TOKEN_URL:-$own}
if [ -n "$own" ] && [ "$TOKEN_URL" = "$own" ]; then
  SCOPE_PREFIX=whereabouts/
  CLIENT_ID=${CLIENT_ID:-$(output smokeClientId)}
  CLIENT_ID=${CLIENT_ID:-$(output machineClientId)}
  if [ -z "$CLIENT_SECRET" ]; then
    issuer=$(pulumi stack output issuer --stack "$stack")
    CLIENT_SECRET=$(aws cognito-idp describe-user-pool-client --user-pool-id "${issuer##*/}" --client-id "$CLIENT_ID" \
      --query UserPoolClient.ClientSecret --output text)
    echo "::add-mask::$CLIENT_SECRET"
  fi
else
  SCOPE_PREFIX=${SMOKE_SCOPE_PREFIX:-}
fi
if [ -z "$TOKEN_URL" ] || [ -z "$CLIENT_ID" ] || [ -z "$CLIENT_SECRET" ]; then
  echo "::error::no client for the smoke test of $stack: set SMOKE_TOKEN_URL, SMOKE_CLIENT_ID and SMOKE_CLIENT_SECRET (docs/delivery.md)" >&2
  exit 1
fi
export API_URL TOKEN_URL CLIENT_ID CLIENT_SECRET SCOPE_PREFIX
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$(dirname "$0")/SmokeTest.java" "$mode"
