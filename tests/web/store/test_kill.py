"""kill -9 at any moment: what was answered for is there, and the file is sound."""

import datetime as dt
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ashore.web.store.errors import WrongPassphraseError
from ashore.web.store.vault import create, erase, people, unlock
from tests.web.store.places import CHEAP, PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")

APPENDS = """
import sys
from pathlib import Path
from ashore.web.store.vault import unlock
from tests.web.store.places import change

store = unlock(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
head = store.head()
number = head.entry.number if head else 0
print("ready", flush=True)
while True:
    number = store.append({"n": number + 1, "story": "x" * (number * 7919 % 60_000)}, change(), number).entry.number
    print(number, flush=True)
    store.put_blob(str(number).encode() * 1000)
    store.set_setting("last", str(number))
"""

CHANGES = """
import sys
from pathlib import Path
from ashore.web.store.vault import change_passphrase
from tests.web.store.places import CHEAP

print("ready", flush=True)
now, then = sys.argv[3], sys.argv[4]
while True:
    change_passphrase(Path(sys.argv[1]), sys.argv[2], now, then, CHEAP)
    now, then = then, now
"""


def killed_after(seconds: float, program: str, *arguments: str) -> list[bytes]:
    """The lines a program wrote from when it was ready until it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        end, said = time.monotonic() + seconds, b""
        while (left := end - time.monotonic()) > 0:
            if select.select([child.stdout], [], [], left)[0]:
                said += os.read(child.stdout.fileno(), 65536)
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read()
    return said.split(b"\n")[:-1]


@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_every_revision_answered_for_is_there(tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    store = create(tmp_path, PASSPHRASE, dt.date(2026, 11, 21), cost=CHEAP)
    store.close()
    last = 0
    for turn in range(times):
        said = killed_after(chance.uniform(0.0, 0.25), APPENDS, str(tmp_path), store.id, PASSPHRASE)
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
    assert last > times  # it did work between the kills


@pytest.mark.parametrize("times", [3, pytest.param(30, marks=pytest.mark.slow)])
def test_after_a_killed_change_of_passphrase_one_of_the_two_opens(
    tmp_path: Path, times: int
) -> None:
    chance = random.Random(times)
    words = (PASSPHRASE, "另一句没人知道的话")
    store = create(tmp_path, words[0], dt.date(2026, 11, 21), cost=CHEAP)
    store.close()
    for _ in range(times):
        killed_after(chance.uniform(0.0, 0.05), CHANGES, str(tmp_path), store.id, *words)
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
