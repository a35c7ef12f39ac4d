#!/usr/bin/env bash
# Asks a stack over HTTP, with a client of its own, whether it does what it is for.
#
#   smoke.sh STACK read   asks only: what is recorded in production stays for ever
#   smoke.sh STACK write  registers and scans a package, and waits until both read models know it
#
# The client: SMOKE_CLIENT_ID, or the stack's export smokeClientId, or the one for machines. Its secret:
# SMOKE_CLIENT_SECRET where the issuer is another than the stack's own user pool; there it is asked for, so that no
# secret is kept anywhere.
set -euo pipefail

stack=$1
mode=$2

output() {
  pulumi stack output "$1" --stack "$stack" 2>/dev/null || true
}

API_URL=$(pulumi stack output apiUrl --stack "$stack")
TOKEN_URL=${SMOKE_TOKEN_URL:-$(output tokenUrl)}
CLIENT_ID=${SMOKE_CLIENT_ID:-$(output smokeClientId)}
CLIENT_ID=${CLIENT_ID:-$(output machineClientId)}
SCOPE_PREFIX=${SMOKE_SCOPE_PREFIX:-whereabouts/}
[ "$SCOPE_PREFIX" != none ] || SCOPE_PREFIX=
if [ -z "$TOKEN_URL" ] || [ -z "$CLIENT_ID" ]; then
  echo "::error::no client for the smoke test of $stack: set SMOKE_CLIENT_ID and SMOKE_TOKEN_URL (docs/delivery.md)" >&2
  exit 1
fi
CLIENT_SECRET=${SMOKE_CLIENT_SECRET:-}
if [ -z "$CLIENT_SECRET" ]; then
  issuer=$(pulumi stack output issuer --stack "$stack")
  CLIENT_SECRET=$(aws cognito-idp describe-user-pool-client --user-pool-id "${issuer##*/}" --client-id "$CLIENT_ID" \
    --query UserPoolClient.ClientSecret --output text)
  echo "::add-mask::$CLIENT_SECRET"
fi
export API_URL TOKEN_URL CLIENT_ID CLIENT_SECRET SCOPE_PREFIX
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$(dirname "$0")/SmokeTest.java" "$mode"
