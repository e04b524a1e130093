"""kill -9 at any moment: what was answered for is there, and the file is sound."""

import datetime as dt
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.web.store.errors import WrongPassphraseError
from ashore.web.store.vault import create, erase, people, unlock
from tests.web.store.places import CHEAP, PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")

KILLS = 10
"""Of one file: the checks after each read the whole of it, and it grows."""

FORKS = """
import datetime as dt, gc, json, os, sys, tempfile
from pathlib import Path
from ashore.web.store.vault import change_passphrase, create, unlock
from tests.web.store.places import CHEAP, PASSPHRASE, change

def appends(folder, person, passphrase):
    store = unlock(Path(folder), person, passphrase)
    head = store.head()
    number = head.entry.number if head else 0
    print("ready", flush=True)
    while True:
        document = {"n": number + 1, "story": "x" * (number * 7919 % 60_000)}
        number = store.append(document, change(), number).entry.number
        print(number, flush=True)
        store.put_blob(str(number).encode() * 1000)
        store.set_setting("last", str(number))

def changes(folder, person, now, then):
    print("ready", flush=True)
    while True:
        change_passphrase(Path(folder), person, now, then, CHEAP)
        now, then = then, now

with tempfile.TemporaryDirectory() as scratch:  # imports all that the children need
    create(Path(scratch), PASSPHRASE, dt.date(2026, 11, 21), cost=CHEAP).close()
gc.freeze()  # or each child would copy the whole heap as soon as it collects
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        print(os.getpid(), flush=True)
        name, *arguments = json.loads(line)
        globals()[name](*arguments)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""A new process for every line, which begins at once; it has its own connections, locks and files."""


@pytest.fixture
def forks() -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [sys.executable, "-c", FORKS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        yield process


def killed_after(
    seconds: float, forks: "subprocess.Popen[bytes]", program: str, *arguments: str
) -> list[bytes]:
    """The lines a program wrote from when it was ready until it was killed."""
    assert forks.stdin is not None
    assert forks.stdout is not None
    forks.stdin.write(json.dumps([program, *arguments]).encode() + b"\n")
    child = int(forks.stdout.readline())
    assert forks.stdout.readline() == b"ready\n"
    end, said = time.monotonic() + seconds, b""
    while (left := end - time.monotonic()) > 0:
        if select.select([forks.stdout], [], [], left)[0]:
            said += os.read(forks.stdout.fileno(), 65536)
    os.kill(child, signal.SIGKILL)
    while not said.endswith(b"gone\n"):
        said += os.read(forks.stdout.fileno(), 65536)
    return said.split(b"\n")[:-2]


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 6))]
)
def test_every_revision_answered_for_is_there(
    tmp_path: Path, forks: "subprocess.Popen[bytes]", seed: int
) -> None:
    chance = random.Random(seed)
    store = create(tmp_path, PASSPHRASE, dt.date(2026, 11, 21), cost=CHEAP)
    store.close()
    last = 0
    for turn in range(KILLS):
        said = killed_after(
            chance.uniform(0.0, 0.25), forks, "appends", str(tmp_path), store.id, PASSPHRASE
        )
        answered = max([last, *map(int, said)])
        found = unlock(tmp_path, store.id, PASSPHRASE)  # reads and checks every page
        assert found._execute("PRAGMA integrity_check", ()) == [("ok",)]
        history = found.history()
        assert [entry.number for entry in history] == list(range(len(history), 0, -1))
        assert len(history) - answered in (
            0,
            1,
        )  # the last may be kept though its answer was not heard
        last = len(history)
        for number in range(max(1, last - 20), last + 1):
            document = found.revision(number).document
            assert document == {"n": number, "story": "x" * ((number - 1) * 7919 % 60_000)}
        assert (
            last - turn - 1 <= len(found.blobs()) <= last
        )  # each kill may come before a blob is put
        for digest in found.blobs():
            found.blob(digest)
        found.close()
    assert last > KILLS  # it did work between the kills


@pytest.mark.parametrize("times", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_after_a_killed_change_of_passphrase_one_of_the_two_opens(
    tmp_path: Path, forks: "subprocess.Popen[bytes]", times: int
) -> None:
    chance = random.Random(times)
    words = (PASSPHRASE, "另一句没人知道的话")
    store = create(tmp_path, words[0], dt.date(2026, 11, 21), cost=CHEAP)
    store.close()
    for _ in range(times):
        killed_after(chance.uniform(0.0, 0.05), forks, "changes", str(tmp_path), store.id, *words)
        opened = []
        for passphrase in words:
            try:
                unlock(tmp_path, store.id, passphrase).close()
                opened.append(passphrase)
            except WrongPassphraseError:
                continue
        assert len(opened) == 1
        words = (opened[0], words[1 - words.index(opened[0])])
    erase(tmp_path, store.id)
    assert (people(tmp_path), list(tmp_path.iterdir())) == ((), [])
