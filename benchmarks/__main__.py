"""Run every benchmark, or those named: ``python -m benchmarks schedules xirr``."""

import importlib
import platform
import sys

NAMES = [
    "schedules",
    "xirr",
    "batches",
    "positions",
    "startup",
    "packs",
    "bills",
    "web",
    "futures",
    "plans",
    "planning",
    "commitments",
]


def main() -> None:
    print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}")
    for name in sys.argv[1:] or NAMES:
        print(f"\n## {name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
