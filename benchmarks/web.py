"""The web app as a person waits for it: a page, the first load, the start, and fifty people at once."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from urllib.parse import urlencode

from ashore.case.dump import dump_json
from ashore.case.load import parse_case
from ashore.data import resource
from ashore.web.server import Server
from ashore.web.store.base import Change
from ashore.web.store.memory import MemoryStore

DEBTS, ROUNDS, USERS, STARTS = 12, 20, 50, 5
PAGES = (
    "/", "/tell", "/tell/debt", "/tell/debt/1/contract", "/owed", "/owed/1", "/owed/1/check", "/ahead",
    "/means", "/plans", "/papers", "/record", "/rules", "/settings",
)  # fmt: skip
VISITED = ("/", "/tell", "/owed", "/means", "/plans")
PROGRAM = [sys.executable, "-c", "from ashore.cli.main import run; run()", "serve", "--no-browser"]


class Visitor:
    """A browser: one connection that is kept, one cookie."""

    def __init__(self, address: str) -> None:
        self.host, _, path = address.removeprefix("http://").partition("/")
        self.cookie = self.token = ""
        self.connection = HTTPConnection(self.host, timeout=60)
        self.get(f"/{path}")

    def get(self, path: str, body: bytes | None = None) -> bytes:
        """The page; anything but what is meant is an error."""
        said = {"Cookie": self.cookie}
        if body is not None:
            said |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("GET" if body is None else "POST", path, body, said)
        response = self.connection.getresponse()
        content = response.read()
        if response.status not in (200, 302):
            raise RuntimeError(f"{path}: {response.status}")
        if cookie := response.headers["Set-Cookie"]:
            self.cookie = cookie.partition(";")[0]
        if found := re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', content):
            self.token = found[1].decode()
        return content

    def post(self, path: str, **fields: str) -> bytes:
        """A form."""
        return self.get(path, urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode())


@contextmanager
def serving() -> Iterator[Server]:
    """A running server with nobody in it."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        thread = Thread(target=server.run)
        thread.start()
        try:
            yield server
        finally:
            server.stop()
            thread.join()


def main() -> None:
    with serving() as server:
        pages(server)
        first_load(server)
        together(server)
    starts()


def pages(server: Server) -> None:
    """Each page after a change of the case, which is when it has to be worked out anew, and again without one."""
    visitor, store = Visitor(server.address), _open_twelve(server)
    every: list[float] = []
    print(f"{'milliseconds, ' + str(DEBTS) + ' debts':<34}{'changed':>10}{'again':>10}")
    for path in PAGES:
        changed, again = [], []
        for number in range(ROUNDS):
            head = store.head()
            document = {**head.document, "person": {"dependants": number % 2}}
            store.append(document, Change(server.desk.now(), "self", "answer"), head.entry.number)
            changed.append(_took(visitor, path))
            again.append(_took(visitor, path))
        every += changed + again
        print(f"{path:<34}{median(changed):>10.1f}{median(again):>10.1f}")
    at_95 = quantiles(every, n=20)[-1]
    print(f"all pages: median {median(every):.0f} ms (bound 100), 95 % {at_95:.0f} ms (bound 300)")


def _took(visitor: Visitor, path: str) -> float:
    started = perf_counter()
    visitor.get(path)
    return (perf_counter() - started) * 1000


def _open_twelve(server: Server) -> MemoryStore:
    """Open a case of twelve debts in every session there is: the seven of the shipped case, and five again."""
    case = parse_case(resource("cases/seven.toml").read_bytes(), "seven.toml")
    document = json.loads(dump_json(case))
    more = [{**debt, "id": f"{debt['id']}-2"} for debt in document["debt"]]
    document["debt"] = [*document["debt"], *more][:DEBTS]
    store = MemoryStore()
    store.append(document, Change(server.desk.now(), "self", "import"), 0)
    room = server.desk.rooms.open("twelve", lambda: store, server.desk.now())
    find = server.desk.rooms.find
    server.desk.rooms.find = lambda key, now: find(key or room.key, now)  # type: ignore[method-assign]
    return store


def first_load(server: Server) -> None:
    """The first page with all it loads, but fonts."""
    server.desk.rooms.lock_all()
    visitor = Visitor(server.address)
    page = visitor.get("/")
    loaded = {"/": page}
    for link in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()):
        loaded[link.partition("?")[0]] = visitor.get(link)
    total = sum(map(len, loaded.values()))
    for name, content in loaded.items():
        print(f"{name:<34}{len(content) / 1000:>10.1f} kB")
    packed = sum(len(gzip.compress(content)) for content in loaded.values())
    print(
        f"first load: {total / 1000:.0f} kB (bound 300), {packed / 1000:.0f} kB if it were packed"
    )


def together(server: Server) -> None:
    """Fifty people, each with an example of their own, which has to be worked out for each."""
    took: list[float] = []
    wrong: list[str] = []

    def visit() -> None:
        try:
            visitor = Visitor(server.address)
            visitor.get("/")
            visitor.post("/examples/seven")
            took.extend(_took(visitor, path) for path in VISITED)
        except (OSError, RuntimeError) as error:
            wrong.append(str(error))

    people = [Thread(target=visit) for _ in range(USERS)]
    started = perf_counter()
    for person in people:
        person.start()
    for person in people:
        person.join()
    seconds = perf_counter() - started
    print(
        f"{USERS} people at once: {len(took)} pages in {seconds:.1f} s, {len(wrong)} errors {wrong[:3]},"
        f" median {median(took):.0f} ms, slowest {max(took):.0f} ms"
    )


def starts() -> None:
    """From the call of ``ashore serve`` to the first page."""
    took = [_start() for _ in range(STARTS)]
    print(f"ashore serve to first page: median {median(took):.2f} s of {STARTS} (bound 2)")


def _start() -> float:
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        started = perf_counter()
        with (
            said.open("wb") as out,
            subprocess.Popen([*PROGRAM, "--data", folder], stdout=out, stdin=subprocess.DEVNULL) as process,
        ):  # fmt: skip
            while not (found := re.search(r"http://\S+token=[\w-]+\s", said.read_text("utf-8"))):
                sleep(0.005)
            Visitor(found[0].strip()).get("/")
            seconds = perf_counter() - started
            process.terminate()
    return seconds


if __name__ == "__main__":
    main()
