#!/usr/bin/env bash
# Shifts the functions that answer HTTP to their newest version: CodeDeploy sends 10 % of the requests there, waits five
# minutes, sends the rest, and goes back by itself if an alarm rings. Pulumi leaves the alias alone.
#
#   rollout.sh STACK
set -euo pipefail

stack=$1

value() {
  aws "$@" --output text
}

# An application of CodeDeploy has the name of its function.
names=$(pulumi stack export --stack "$stack" |
  sed -n 's/.*"urn": *"[^"]*[$:]aws:codedeploy\/application:Application::\([^"]*\)".*/\1/p')
if [ -z "$names" ]; then
  echo "::error::stack $stack has nothing of CodeDeploy: nothing was shifted" >&2
  exit 1
fi

# All are ready before one begins.
functions=()
revisions=()
for name in $names; do
  function=$stack-whereabouts-$name
  current=$(value lambda get-alias --function-name "$function" --name live --query FunctionVersion)
  # Sorted here: the AWS CLI applies a query to each page by itself.
  target=$(value lambda list-versions-by-function --function-name "$function" --query 'Versions[].Version' |
    tr '\t' '\n' | grep -x '[0-9]*' | sort -n | tail -n 1)
  # verify-code.sh asked about what was uploaded: that is what must have become this version.
  uploaded=$(value lambda get-function-configuration --function-name "$function" --query CodeSha256)
  published=$(value lambda get-function-configuration --function-name "$function" --qualifier "$target" --query CodeSha256)
  if [ "$uploaded" != "$published" ]; then
    echo "::error::$function: version $target has the code $published, not what was deployed ($uploaded): nothing was shifted" >&2
    exit 1
  fi
  if [ "$current" = "$target" ]; then
    echo "$function: version $current is the newest"
    continue
  fi
  # SnapStart's snapshot is taken before the version can be called.
  aws lambda wait published-version-active --function-name "$function" --qualifier "$target"
  content=$(printf '{"version":0.0,"Resources":[{"%s":{"Type":"AWS::Lambda::Function","Properties":{"Name":"%s","Alias":"live","CurrentVersion":"%s","TargetVersion":"%s"}}}]}' \
    "$function" "$function" "$current" "$target")
  echo "$function: version $current to $target"
  functions+=("$function")
  revisions+=("$(printf '{"revisionType":"AppSpecContent","appSpecContent":{"content":"%s"}}' "${content//\"/\\\"}")")
done

failed=0
deployments=()
for i in "${!functions[@]}"; do
  if deployment=$(value deploy create-deployment --application-name "${functions[$i]}" --deployment-group-name live \
    --revision "${revisions[$i]}" --query deploymentId); then
    echo "${functions[$i]}: deployment $deployment"
    deployments+=("$deployment")
  else
    failed=$((failed + 1))
    echo "::error::${functions[$i]}: CodeDeploy did not begin; it stays at its old version" >&2
  fi
done

# The wait of the AWS CLI ends after half an hour; five minutes and some are needed.
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
