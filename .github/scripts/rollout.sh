#!/usr/bin/env bash
# Shifts the functions that answer HTTP to their newest version: CodeDeploy sends 10 % of the requests there, waits five
# minutes, sends the rest, and goes back by itself if an alarm rings. Pulumi leaves the alias alone.
#
#   rollout.sh STACK
set -euo pipefail

stack=$1
deployments=()

value() {
  aws "$@" --output text
}

# An application of CodeDeploy has the name of its function.
for name in $(pulumi stack export --stack "$stack" |
  sed -n 's/.*"urn": *"[^"]*[$:]aws:codedeploy\/application:Application::\([^"]*\)".*/\1/p'); do
  function=$stack-whereabouts-$name
  current=$(value lambda get-alias --function-name "$function" --name live --query FunctionVersion)
  # Sorted here: the AWS CLI applies a query to each page by itself.
  target=$(value lambda list-versions-by-function --function-name "$function" --query 'Versions[].Version' |
    tr '\t' '\n' | grep -x '[0-9]*' | sort -n | tail -n 1)
  if [ "$current" = "$target" ]; then
    echo "$function: version $current is the newest"
    continue
  fi
  # SnapStart's snapshot is taken before the version can be called.
  aws lambda wait published-version-active --function-name "$function" --qualifier "$target"
  content=$(printf '{"version":0.0,"Resources":[{"%s":{"Type":"AWS::Lambda::Function","Properties":{"Name":"%s","Alias":"live","CurrentVersion":"%s","TargetVersion":"%s"}}}]}' \
    "$function" "$function" "$current" "$target")
  revision=$(printf '{"revisionType":"AppSpecContent","appSpecContent":{"content":"%s"}}' "${content//\"/\\\"}")
  deployment=$(value deploy create-deployment --application-name "$function" --deployment-group-name live \
    --revision "$revision" --query deploymentId)
  echo "$function: version $current to $target, deployment $deployment"
  deployments+=("$deployment")
done

# The wait of the AWS CLI ends after half an hour; five minutes and some are needed.
failed=0
for deployment in "${deployments[@]}"; do
  if aws deploy wait deployment-successful --deployment-id "$deployment"; then
    echo "$deployment: all requests go to the new version"
  else
    failed=$((failed + 1))
    why=$(value deploy get-deployment --deployment-id "$deployment" \
      --query 'deploymentInfo.[status, errorInformation.message, rollbackInfo.rollbackMessage]' || true)
    echo "::error::$deployment did not succeed, and CodeDeploy goes back to the old version: $why" >&2
  fi
done
[ "$failed" -eq 0 ]
