"""``--batch`` from the shell's call to the exit: many lines through one process."""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.startup import whole_process
from benchmarks.xirr import loans

SERIES, SCHEDULES, ROUNDS = 20_000, 5_000, 3


def main() -> None:
    for instalments in (12, 36):
        series = loans(instalments, SERIES)
        lines = ([[day.isoformat(), amount] for day, amount in flows] for flows in series)
        measure("xirr", f"{instalments + 1} flows", lines)
    terms = {"method": "equal-instalment", "annual_rate": 0.146, "start": "2026-01-15"}
    lines = ({**terms, "principal": 10_000 + n, "instalments": 12} for n in range(SCHEDULES))
    measure("schedule", "12 rows", lines)


def measure(command: str, what: str, lines: Iterable[object]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lines.jsonl"
        texts = list(map(json.dumps, lines))
        path.write_text("\n".join(texts))
        took = min(whole_process([command, "--batch", str(path)])[0] for _ in range(ROUNDS))
    each = f"{took / len(texts) * 1e6:.0f} us a line"
    print(f"ashore {command} --batch, {len(texts):,} lines, {what}: {took:.2f} s, {each}")
