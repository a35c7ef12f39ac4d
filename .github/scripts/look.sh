#!/usr/bin/env bash
# Looks at a stack's web page in a real browser: it must load, run, and show its name. Writes page.png.
#
#   look.sh STACK
set -euo pipefail

stack=$1
# Where the page would be is deployed before there is a page.
if [ ! -d console ]; then
  echo "::notice::there is no console/ yet, so $stack has no page, and nothing was looked at"
  exit 0
fi
outputs=$(pulumi stack output --stack "$stack" --json)
url=$(sed -n 's/^ *"webUrl": *"\([^"]*\)".*/\1/p' <<<"$outputs")
if [ -z "$url" ]; then
  echo "::notice::stack $stack has no web page (no export webUrl), and nothing was looked at"
  exit 0
fi

browser=
for name in google-chrome chromium chromium-browser; do
  browser=$(command -v "$name" || true)
  [ -z "$browser" ] || break
done
if [ -z "$browser" ]; then
  echo "::error::no browser here: install Chrome or Chromium" >&2
  exit 1
fi

# What is in the document after its scripts have run, not what the server sent.
page=$("$browser" --headless=new --disable-gpu --virtual-time-budget=15000 --dump-dom "$url")
"$browser" --headless=new --disable-gpu --virtual-time-budget=15000 --window-size=1280,1024 --screenshot=page.png "$url"
if ! grep -q 'Whereabouts' <<<"$page"; then
  echo "::error::the page at $url does not show its name; page.png is what it shows" >&2
  exit 1
fi
echo "The page at $url loads and shows its name"
