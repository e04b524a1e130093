#!/usr/bin/env bash
# The browser tests need a Chromium: fetch Debian's where we may. Without one they are skipped, and say so.
set -euo pipefail

if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
    exit 0
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
echo "No Chromium here; installing Debian's chromium ..." >&2
if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium >/dev/null; }; then
    echo "The browser tests will be skipped. To run them, install Chromium (Debian: apt-get install chromium)." >&2
fi
