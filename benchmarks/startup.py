"""How long a person waits: whole processes, from the shell's call to the exit."""

import os
import resource
import subprocess
import sys
from statistics import median
from time import perf_counter

from ashore.data import resource as packaged

PROGRAM = [sys.executable, "-c", "from ashore.cli.main import run; run()"]
ROUNDS = 10


def main() -> None:
    case = str(packaged("cases/seven.toml"))
    print(f"{'median of ' + str(ROUNDS):<34}{'s':>8}{'cpu s':>8}   bound")
    for name, arguments, bound in (
        ("ashore --help", ["--help"], 0.3),
        ("ashore position (seven debts)", ["position", case], 0.6),
        ("ashore position --format json", ["position", case, "--format", "json"], 0.6),
    ):
        waited, computed = zip(*(whole_process(arguments) for _ in range(ROUNDS)), strict=True)
        print(f"{name:<34}{median(waited):>8.3f}{median(computed):>8.3f}   {bound}")


def whole_process(arguments: list[str]) -> tuple[float, float]:
    """Seconds from call to exit, and seconds of processor time."""
    before = _children()
    started = perf_counter()
    subprocess.run(
        [*PROGRAM, *arguments],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        check=True,
    )
    return perf_counter() - started, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
