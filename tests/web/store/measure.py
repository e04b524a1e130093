"""How long the store takes: ``python -m tests.web.store.measure``. The figures of docs/store.md come from here."""

import datetime as dt
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ashore.case.dump import dump_json
from ashore.case.load import parse_case
from ashore.data import resource
from ashore.web.store.keys import Label, seal, unseal
from ashore.web.store.takeout import read_takeout, takeout
from ashore.web.store.vault import change_passphrase, create, unlock
from tests.web.store.places import CHEAP, PASSPHRASE, change

DAY = dt.date(2026, 11, 21)


def milliseconds(call: Callable[[], object], times: int = 5) -> float:
    """The median of several calls."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def told(what: str, taken: float) -> None:
    print(f"{what:<60} {taken:10.1f} ms")  # noqa: T201


def document() -> dict[str, object]:
    """A case of some 20 kB: the shipped one with seven debts, and a year of notes."""
    shipped = parse_case(resource("cases/seven.toml").read_bytes(), "seven.toml")
    case = json.loads(dump_json(shipped))
    case["notes"] = [f"第{n}次沟通，对方说下周再联系" for n in range(200)]
    return case


def measure(data: Path, revisions: int) -> None:
    case = document()
    size = len(json.dumps(case, ensure_ascii=False).encode()) // 1000
    store = create(data, PASSPHRASE, DAY, cost=CHEAP)
    number = iter(range(10**6))
    append = milliseconds(lambda: store.append(case, change(), next(number)), revisions)
    told(f"append to a file of up to {revisions} revisions of {size} kB", append)
    told(f"history of {revisions} revisions", milliseconds(store.history))
    told("head", milliseconds(store.head))
    packed = takeout(store)
    told(f"export ({len(packed) // 1_000_000} MB)", milliseconds(lambda: takeout(store), 3))
    store.close()
    file = (data / store.id / "store.db").stat().st_size // 1_000_000

    def opened() -> None:
        unlock(data, store.id, PASSPHRASE).close()

    told(f"open a file of {file} MB and check every page, without argon2id", milliseconds(opened))
    fill = read_takeout(packed).into
    told("read an export", milliseconds(lambda: read_takeout(packed), 3))
    told(
        "write its contents to a new file",
        milliseconds(lambda: create(data, PASSPHRASE, DAY, fill, CHEAP).close(), 3),
    )
    told(
        "change the passphrase, without argon2id",
        milliseconds(lambda: change_passphrase(data, store.id, PASSPHRASE, PASSPHRASE, CHEAP)),
    )


def main() -> None:
    sealed = seal(bytes(32), PASSPHRASE, Label("", ""))
    told("argon2id, one guess", milliseconds(lambda: unseal(sealed, PASSPHRASE, "key")))
    for revisions in (100, 1000, 3000):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), revisions)


if __name__ == "__main__":
    main()
