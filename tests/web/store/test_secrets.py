"""Nothing personal in clear: not in the data folder, not in the temporary one, not among what is written on the way."""

import json
import os
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
WORDS = "裁员医院孩子房租老家母亲手术工资逾期催收电话朋友借钱夜班搬家离婚官司希望慢慢还清重新开始"


def secrets_of(count: int) -> list[str]:
    """Names, stories, phone and id numbers, account numbers, and words in ASCII; none likely by chance."""
    chance = random.Random(20261121)
    digits = lambda n: "".join(chance.choices("0123456789", k=n))  # noqa: E731
    makers = [
        lambda: chance.choice(SURNAMES) + "".join(chance.choices(WORDS, k=4)),
        lambda: "".join(chance.choices(WORDS, k=30)),
        lambda: "13" + digits(9),
        lambda: "33010" + digits(13),
        lambda: "6222" + digits(15),
        lambda: "secret-" + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12)),
        lambda: f"{chance.randint(100000, 999999)}.{digits(2)}元-{digits(4)}",
    ]
    return [makers[n % len(makers)]() for n in range(count)]


SECRETS = secrets_of(200)
PASSPHRASES = SECRETS[1], SECRETS[8]

USE = """
import datetime as dt, json, os, signal, sys
from pathlib import Path
from ashore.web.store.base import Change
from ashore.web.store.errors import VaultError
from ashore.web.store.keys import Cost
from ashore.web.store.takeout import read_takeout, takeout
from ashore.web.store.vault import change_passphrase, create, unlock

data, (secrets, (old, new), killed) = Path(sys.argv[1]), json.load(sys.stdin)
cost, at = Cost(64, 1, 1), dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
store = create(data, old, at.date(), cost=cost)
document = {"story": []}
for number, secret in enumerate(secrets):
    document["story"].append({secret: secret * 3})
    store.append(document, Change(at, "owner", "answer", "story"), number)
    if number % 5 == 0:
        store.put_blob((secret * 2000).encode())
        store.set_setting(secret[:4], secret)
packed = takeout(store)
person = store.id
store.close()
change_passphrase(data, person, old, new, cost)
try:
    unlock(data, person, old + "?")
except VaultError as refused:
    print(refused, repr(refused))
second = create(data, new, at.date(), read_takeout(packed).into, cost)
second.close()
store = unlock(data, person, new)
assert store.head().document == document
assert len(store.history()) == len(secrets)
if killed:
    connection = store._connection
    connection.execute("PRAGMA cache_size = 1")  # so that a change that was not finished is on disk too
    connection.execute("BEGIN IMMEDIATE")
    for number in range(2000, 2200):
        connection.execute(
            "INSERT INTO setting (person, name, value) VALUES ('p', ?, ?)", (str(number), json.dumps(document))
        )
    os.kill(os.getpid(), signal.SIGKILL)
store.close()
"""


def traces(secret: str) -> list[bytes]:
    """How a secret might stand in a file."""
    utf8, utf16 = secret.encode(), secret.encode("utf-16-le")
    escaped = json.dumps(secret)[1:-1].encode()
    hexes = [utf8.hex(), utf8.hex().upper(), utf16.hex()]
    return [utf8, utf16, secret.encode("utf-16-be"), escaped, *map(str.encode, hexes)]


def found_in(written: bytes, secrets: Iterable[str]) -> list[str]:
    """The secrets of which a trace is there; one reading of all that was written, however many they are."""
    owner = {trace: secret for secret in secrets for trace in traces(secret)}
    by_head = defaultdict(list)
    for trace in owner:
        by_head[trace[:4]].append(trace)
    heads = np.array([int.from_bytes(head, "little") for head in by_head], np.uint32)
    each = np.frombuffer(written, np.uint8)
    likely = np.zeros(
        1 << 16, np.bool_
    )  # by the first two bytes, which few places share with a trace
    likely[heads & 0xFFFF] = True
    pairs = each[:-1] | each[1:].astype(np.uint16) << 8
    places = np.flatnonzero(likely[pairs[:-2]])
    fours = pairs[places] | pairs[places + 2].astype(np.uint32) << 16
    found = {
        owner[trace]
        for place in places[np.isin(fours, heads)].tolist()
        for trace in by_head[written[place : place + 4]]
        if written.startswith(trace, place)
    }
    return sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True])
def test_no_secret_is_in_any_file(tmp_path: Path, *, killed: bool) -> None:
    data, temporary, home = (tmp_path / name for name in ("data", "tmp", "home"))
    temporary.mkdir()
    home.mkdir()
    moved = {"TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary), "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", USE, str(data)],
        input=json.dumps([SECRETS, PASSPHRASES, killed]).encode(),
        capture_output=True,
        check=False,
        cwd=home,
        env={**os.environ, **moved},
    )
    assert done.returncode == (-9 if killed else 0), done.stderr.decode()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    names = sorted({path.name for path in files})
    assert names == ["key", "lock", "store.db", "store.db-journal"]
    journal = max(path.stat().st_size for path in files if path.name == "store.db-journal")
    assert bool(journal) == killed
    written = b"\n".join([*(path.read_bytes() for path in files), done.stdout, done.stderr])
    written += "\n".join(map(str, files)).encode()
    assert len(written) > 1_000_000
    assert found_in(written, SECRETS) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """A store that did not encrypt would fail the test above."""
    import sqlite3

    connection = sqlite3.connect(tmp_path / "plain.db")
    connection.execute("CREATE TABLE revision (document)")
    connection.executemany("INSERT INTO revision VALUES (?)", [(secret,) for secret in SECRETS])
    connection.commit()
    connection.close()
    written = (tmp_path / "plain.db").read_bytes()
    assert found_in(written, SECRETS) == sorted(SECRETS)
    assert len(set(SECRETS)) == 200


@pytest.mark.parametrize("trace", traces(SECRETS[1]))
@pytest.mark.parametrize("around", [(b"", b""), (b"....", b""), (b"", b"?"), (b"\0", b"\0" * 7)])
def test_the_search_finds_every_trace_anywhere(trace: bytes, around: tuple[bytes, bytes]) -> None:
    before, after = around
    assert found_in(before + trace + after, SECRETS) == [SECRETS[1]]
    assert found_in(before + trace[:-1] + after, SECRETS) == []


def test_what_the_store_says_of_itself_holds_no_secret() -> None:
    from ashore.web.store.errors import PassphraseError, WrongPassphraseError
    from ashore.web.store.keys import Label, seal, unseal
    from tests.web.store.places import CHEAP

    sealed = seal(b"\1" * 32, SECRETS[1], Label("a", "2026-11-21"), CHEAP)
    said = []
    for passphrase in (SECRETS[8], SECRETS[8] + "\0", SECRETS[8] * 1000):
        with pytest.raises(PassphraseError) as refused:
            unseal(sealed, passphrase, "key")
        said.append(f"{refused.value} {refused.value!r} {refused.value.problems}")
    assert isinstance(refused.value, PassphraseError)
    assert not isinstance(refused.value, WrongPassphraseError)
    assert all(SECRETS[8] not in one for one in said)
