"""kill -9 at any moment of use: every answer that was given to a save is true afterwards, and the file is sound."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from ashore.web.store.vault import people, unlock
from tests.web.security.browser import PASSPHRASE, Browser, new_case

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")

SERVERS = """
import gc, os, sys
from pathlib import Path
from django.conf import settings
from django.test import Client
from ashore.web.server import Server
from tests.web.store.places import CHEAP

def server(*under):
    made = Server(Path(sys.argv[1], *under), cost=CHEAP)
    settings.ASHORE_DESK = made.desk
    return made

first = server("scratch")  # reads and imports everything once; each child then begins at once, in a process of its own
visitor = Client(HTTP_HOST=first.origin.removeprefix("http://"))
visitor.get("/enter", {"token": first.desk.gate.token()})
visitor.post("/examples/jiebei")
visitor.get("/tell/person")
visitor.post("/people/new", {"passphrase": "a scratch case", "again": "a scratch case"})
first.desk.rooms.lock_all()
gc.freeze()  # or each child would copy the whole heap as soon as it collects
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        serving = server()
        print(os.getpid(), serving.address, flush=True)
        serving.run()
        os._exit(0)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""A new server for every line; a forked child has its own connections, locks and files as any process has."""

FIELDS = ("name", "city", "phone", "story")


@dataclass
class Typing:
    """Somebody who types into the person's form, field after field; what was answered for, and what is under way."""

    browser: Browser
    known: dict[str, str]
    revision: int
    under_way: tuple[str, str] | None = None
    stopped: threading.Event = field(default_factory=threading.Event)
    answered: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def type(self, chance: random.Random) -> None:
        """Until the server is gone."""
        headers = {"HX-Request": "true"}
        try:
            while not self.stopped.is_set():
                name = chance.choice(FIELDS)
                value = str(chance.randint(10**10, 10**11 - 1))
                self.under_way = (name, value)
                based = {"based_on": str(self.revision), f"r-{name}": str(self.revision)}
                answer = self.browser.post("/tell/person", {f"f-{name}": value, **based}, headers)
                assert answer.status == 200, answer.text
                self.known[name] = value
                self.revision += 1
                self.under_way = None
                self.answered.release()
        except (OSError, HTTPException):
            return


@contextmanager
def servers(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    with subprocess.Popen(
        [sys.executable, "-c", SERVERS, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        try:
            yield process
        finally:
            process.stdin.close()


def started(process: "subprocess.Popen[str]") -> tuple[int, Browser]:
    """A new server's process, and a browser in it."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    pid, address = process.stdout.readline().split()
    return int(pid), Browser(address.partition("/enter")[0]).enter(address)


def killed(process: "subprocess.Popen[str]", pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    assert process.stdout is not None
    assert process.stdout.readline() == "gone\n"


def opened(folder: Path, person: str) -> tuple[dict[str, Any], int]:
    """What the file holds, every page of it checked."""
    vault = unlock(folder, person, PASSPHRASE)
    try:
        assert vault._execute("PRAGMA integrity_check", ()) == [("ok",)]
        head = vault.head()
        assert head is not None
        assert len(vault.history()) == head.entry.number
        return dict(head.document.get("person", {})), head.entry.number
    finally:
        vault.close()


@pytest.mark.parametrize(
    ("times", "seed"),
    [(5, 0), pytest.param(100, 1, marks=pytest.mark.slow)],
)
def test_nothing_answered_for_is_lost(tmp_path: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    known: dict[str, str] = {}
    saved = under_way = 0
    with servers(tmp_path) as process:
        pid, browser = started(process)
        new_case(browser)
        killed(process, pid)
        (person,) = (one.id for one in people(tmp_path))
        revision = 1
        for _ in range(times):
            pid, browser = started(process)
            browser.get(f"/people/{person}")
            assert browser.post(f"/people/{person}", {"passphrase": PASSPHRASE}).status == 302
            browser.get("/tell/person")
            typing = Typing(browser, known, revision)
            thread = threading.Thread(target=typing.type, args=(random.Random(chance.random()),))
            thread.start()
            for _ in range(
                chance.randint(0, 3)
            ):  # on a slow machine too there is something to lose
                assert typing.answered.acquire(timeout=60)
            thread.join(chance.uniform(0.0, 0.05))
            assert thread.is_alive(), "it was typing when the server was killed"
            killed(process, pid)
            typing.stopped.set()
            thread.join(60)
            found, revision = opened(tmp_path, person)
            saved += typing.revision
            if revision > typing.revision:
                assert revision == typing.revision + 1
                assert typing.under_way is not None
                known[typing.under_way[0]] = typing.under_way[1]
                under_way += 1
            assert found == known
    assert len(known) == len(FIELDS)
    assert revision > times, "there was something to lose"
