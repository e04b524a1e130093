#!/usr/bin/env bash
# Make the virtual environment. Debian's Python comes without venv's parts: fetch them where we may.
set -euo pipefail
target=$1
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Ashore needs Python 3.11 or newer; \"$python\" is not. Try: make PYTHON=python3.11 ..." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    echo "Python has no venv module here; installing $package ..." >&2
    if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq "$package" >/dev/null; }; then
        echo "Please install $package (Debian: apt-get install $package) and run make again." >&2
        exit 1
    fi
fi
"$python" -m venv "$target"
