#!/bin/sh
# Takes docs/img/brief.png anew from demo/brief.html: its top in light beside who holds what and the map in dark.
# Needs chromium and imagemagick (apt-get install chromium imagemagick fonts-texgyre fonts-noto-core). Run it after `make demo`.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

shoot() { # page picture flags
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$work/profile" \
    --window-size=1080,1560 "$3" --screenshot="$work/$2" "file://$1" 2>/dev/null
}

cp "$here/../../demo/brief.html" "$work/light.html"
# The second picture begins at who holds what, and goes on with the map: what stands before and between is cut out.
python3 - "$work/light.html" "$work/dark.html" <<'P'
import re, sys
page = open(sys.argv[1], encoding="utf-8").read()
page = re.sub(r'<section id="lines".*?(?=<section id="control")', "", page, flags=re.S)
page = re.sub(r'<section id="checks".*?(?=<section id="map")', "", page, flags=re.S)
page = re.sub(r'<header class="masthead">.*?</header>|<nav.*?</nav>', "", page, flags=re.S)
open(sys.argv[2], "w", encoding="utf-8").write(page)
P
shoot "$work/light.html" light.png --blink-settings=preferredColorScheme=1
shoot "$work/dark.html" dark.png --blink-settings=preferredColorScheme=0
convert "$work/light.png" "$work/dark.png" +append -resize 1800x -dither FloydSteinberg -colors 160 "png8:$here/brief.png"
