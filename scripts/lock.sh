#!/usr/bin/env bash
# Pin every dependency with hashes. No index address is written: pip finds the packages where it is set up to.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-annotate --no-header "$@"
}
compile pyproject.toml --extra opt --output-file requirements/run.txt
compile pyproject.toml --extra opt --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
printf 'hatchling\neditables\n' | compile - --constraint requirements/dev.txt --output-file requirements/build.txt
