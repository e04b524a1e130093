#!/usr/bin/env bash
# The browser tests need a Chromium, and the library that Playwright's driver is linked to: fetch Debian's where we may.
# Without them the tests are skipped, and say so.
set -euo pipefail

has_shell() { command -v chromium-headless-shell >/dev/null; }
has_chromium() { has_shell || command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }
has_atomic() { ldconfig -p | grep -q libatomic.so.1; }
PATH=$PATH:/sbin
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
# The shell takes a third of the processor's time, but nobody is asked for a password where Chromium serves.
if has_chromium && has_atomic && { has_shell || [ -n "$as_root" ]; }; then
    exit 0
fi
echo "Installing Debian's chromium-headless-shell and libatomic1 ..." >&2
if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium-headless-shell libatomic1 >/dev/null; }; then
    if has_chromium && has_atomic; then
        exit 0
    fi
    echo "The browser tests will be skipped. To run them, install Chromium (Debian: apt-get install chromium libatomic1)." >&2
fi
