#!/usr/bin/env bash
# What is deployed is built once. `pack` puts it into one file, with the SHA-256 of each part; `unpack` lets in that
# very file and nothing else; `check` looks at the parts again, right before they are deployed.
#
#   artefacts.sh pack FILE        prints the sum of FILE, to be handed on by another way than FILE itself
#   artefacts.sh unpack FILE SUM  at the root of the repository
#   artefacts.sh check            the parts that lie there
set -euo pipefail

manifest=SHA256SUMS

# Everything that Pulumi reads or uploads, and the program itself.
parts() {
  find . -mindepth 3 -maxdepth 3 -path './*/target/*.zip' -print
  find ./stacks/target/stacks.jar ./stacks/target/lib -type f -name '*.jar' -print
  find . -mindepth 1 -maxdepth 1 -name 'Pulumi*.yaml' -print
}

fail() {
  echo "::error::$1" >&2
  exit 1
}

check() {
  [ -s "$manifest" ] || fail "$manifest is missing or empty: unpack what was built"
  sha256sum --check --strict --quiet "$manifest" || fail "what lies here is not what was built: nothing is deployed"
  # A part that the manifest does not name would be deployed unchecked.
  unnamed=$(comm -13 <(sed 's/^[0-9a-f]*  //' "$manifest" | LC_ALL=C sort) <(parts | LC_ALL=C sort))
  [ -z "$unnamed" ] || fail "not in $manifest: $unnamed"
}

case ${1:-} in
  pack)
    parts | LC_ALL=C sort | xargs -d '\n' sha256sum >"$manifest"
    grep -q '\.zip$' "$manifest" || fail "no zip was built: run mvn package first"
    sed 's/^[0-9a-f]*  //' "$manifest" | tar --create --file "$2" --owner=0 --group=0 --numeric-owner \
      --mtime=@0 --no-recursion --files-from=- "$manifest"
    sha256sum "$2" | cut -d ' ' -f 1
    ;;
  unpack)
    echo "$3  $2" | sha256sum --check --strict --quiet || fail "$2 is not the file that was built ($3)"
    tar --extract --file "$2" --no-same-owner
    check
    ;;
  check) check ;;
  *) fail "usage: artefacts.sh pack FILE | unpack FILE SUM | check" ;;
esac
