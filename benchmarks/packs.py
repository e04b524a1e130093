"""The full pack for seven lenders, in one process, against its bound."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.texts import LANGUAGES
from ashore.workout import Workout

BOUND = 5.0


def main() -> None:
    day = dt.date(2026, 11, 21)
    case = parse_case(resource("cases/seven.toml").read_bytes(), "seven.toml", day)
    for language in LANGUAGES:
        with TemporaryDirectory() as folder:
            started = perf_counter()
            manifest = Workout(case, day, language).write_pack(Path(folder) / "pack")
            took = perf_counter() - started
        files = len(manifest["files"]) + 1
        print(
            f"pack for seven lenders, {language}: {files} files in {took:.2f} s (bound {BOUND:.0f} s)"
        )
