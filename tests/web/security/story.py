"""The whole story with the real program: from the quick check to the papers, every form full of secrets, then locked.

``python -m tests.web.security.story FOLDER`` plays it by itself, so that it can be put where there is no network.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli_helper import PROGRAM, environment
from tests.web.bills.handing import zipped
from tests.web.security.browser import Answer, Browser
from tests.web.store.test_secrets import SURNAMES, WORDS

TRACED = "socket,socketpair,connect,bind,listen,sendto,sendmsg,sendmmsg,io_uring_setup"


@dataclass
class Planted:
    """Secrets as they are typed; ``traces`` is what a search has to look for."""

    chance: random.Random = field(default_factory=lambda: random.Random(20261122))
    traces: list[str] = field(default_factory=list)

    def words(self, count: int = 6) -> str:
        """A name of nobody, or a story."""
        found = self.chance.choice(SURNAMES) + "".join(self.chance.choices(WORDS, k=count))
        self.traces.append(found)
        return found

    def digits(self, count: int) -> str:
        """A number of a phone, a card, an account."""
        found = "1" + "".join(self.chance.choices("0123456789", k=count - 1))
        self.traces.append(found)
        return found

    def amount(self) -> str:
        """An amount that nobody has by chance; its digits are searched for, however they are pointed."""
        found = str(self.chance.randint(1_000_000, 9_999_999))
        self.traces.append(found)
        return f"{found}.{self.chance.randint(11, 99)}"

    def latin(self) -> str:
        """Words in ASCII."""
        found = "secret-" + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz", k=14))
        self.traces.append(found)
        return found


@dataclass(frozen=True)
class Served:
    """The running program, and a browser in it."""

    process: "subprocess.Popen[bytes]"
    browser: Browser


@dataclass(frozen=True)
class Lived:
    """What a played story left; ``calls`` are the system calls for sockets, where they can be traced."""

    folder: Path
    traces: frozenset[str]
    origin: str
    running: bytes
    held: tuple[str, ...]
    status: int
    calls: str | None


def lived_in(folder: Path, calls: Path) -> Lived:
    """Play the story under a folder, under ``strace`` where that can be done, and look at it while it still runs."""
    trace = ("strace", "-f", "-qq", "-e", f"trace={TRACED}", "-e", "signal=none", "-o", str(calls))
    traced, planted = can(*trace, "true"), Planted()
    with served(folder, trace if traced else ()) as program:
        live(program.browser, planted)
        running, open_files = written(folder), held(_innermost(program.process.pid))
    return Lived(
        folder,
        frozenset(planted.traces),
        program.browser.origin,
        running,
        open_files,
        program.process.returncode,
        calls.read_text("utf-8") if traced else None,
    )


def can(*command: str) -> bool:
    """Whether a command is there and may do its work here."""
    return (
        bool(shutil.which(command[0]))
        and not subprocess.run(command, check=False, capture_output=True).returncode
    )


def written(folder: Path) -> bytes:
    """Everything under a folder, names and contents."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(
        [*(str(path).encode() for path in files), *(path.read_bytes() for path in files)]
    )


def held(process: int) -> tuple[str, ...]:
    """The files a process holds open for reading or writing, other than its streams, pipes and sockets."""
    if not sys.platform.startswith("linux"):
        return ()
    folder = Path(f"/proc/{process}/fd")
    names: list[str] = []
    for one in folder.iterdir():
        with suppress(FileNotFoundError):  # closed while we looked
            names += [str(one.readlink())] * (int(one.name) > 2)
    kept = ("socket:", "pipe:", "anon_inode:", "/dev/")
    return tuple(name for name in names if not name.startswith(kept))


@contextmanager
def served(folder: Path, prefix: Sequence[str] = ()) -> Iterator[Served]:
    """``ashore serve`` with its data, home, temporary files and streams under a folder; interrupted at the end."""
    for name in ("home", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    temporary = str(folder / "tmp")
    home = {"HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "home")}
    moved = environment(TMPDIR=temporary, SQLITE_TMPDIR=temporary, LANG="zh_CN.UTF-8", **home)
    out, err = folder / "stdout", folder / "stderr"
    command = [*prefix, *PROGRAM, "serve", "--no-browser", "--data", str(folder / "data")]
    with (
        out.open("wb") as stdout,
        err.open("wb") as stderr,
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=moved, cwd=folder / "home"
        ) as process,
    ):  # fmt: skip
        try:
            address = _address(out, process)
            yield Served(process, Browser(address.partition("/enter")[0]).enter(address))
        finally:
            os.kill(_innermost(process.pid), signal.SIGINT)
            _wait(process)


def _innermost(process: int) -> int:
    """The program itself where it was started through another one."""
    children = Path(f"/proc/{process}/task/{process}/children")
    found = children.read_text("ascii").split() if children.exists() else []
    return _innermost(int(found[0])) if found else process


def _wait(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def _address(out: Path, process: "subprocess.Popen[bytes]") -> str:
    for _ in range(600):
        found = re.search(r"http://127\.0\.0\.1:\d+/enter\?token=\S+", out.read_text("utf-8"))
        if found:
            return found[0]
        assert process.poll() is None, (out.parent / "stderr").read_text("utf-8")
        time.sleep(0.02)
    raise AssertionError("no address")


def live(browser: Browser, planted: Planted) -> None:
    """Use everything once, typing nothing but secrets; at the end the case is locked."""
    passphrase = planted.words(12)
    _check_quickly(browser, planted)
    browser.get("/quick/result")
    assert browser.post("/quick/keep", {}).location == "/people/new"
    browser.post("/people/new", {"passphrase": planted.words(9), "again": planted.words(9)})
    made = browser.post("/people/new", {"passphrase": passphrase, "again": passphrase})
    assert made.status == 302
    _tell(browser, planted)
    _hand_over_bills(browser, planted)
    _look(browser, planted)
    passphrase = _settings(browser, planted, passphrase)
    _lock(browser)
    _import(browser, planted)
    _lock(browser)
    _guess(browser, planted, passphrase)
    _lock(browser)


def _check_quickly(browser: Browser, planted: Planted) -> None:
    chosen = {"situation": "late", "debt.product": "huabei", "debt.method": "revolving"}
    for _ in range(20):
        address = browser.get("/quick").location
        if address.endswith("result"):
            return
        question = address.rpartition("/")[2]
        browser.get(address)
        browser.post(address, {"answer": planted.words()})  # refused, and shown again
        wish = chosen.get(question) or planted.amount()
        if browser.post(address, {"answer": wish}).status == 422:
            browser.post(address, {"unknown": "1"})
    raise AssertionError("the quick check does not end")


def _form(browser: Browser, address: str, **fields: str) -> Answer:
    """Fill in a form of the interview as it stands now."""
    page = browser.get(address).text
    found = re.search(r'name="based_on" value="(\d+)"', page)
    assert found is not None, address
    typed = {f"f-{name}": value for name, value in fields.items()}
    return browser.post(address, {"based_on": found[1], **typed})


def _tell(browser: Browser, planted: Planted) -> None:
    person = {
        "name": planted.words(3), "phone": planted.digits(11), "id_number": planted.digits(18),
        "city": planted.words(4), "story": planted.words(60), "cause": "medical",
    }  # fmt: skip
    assert _form(browser, "/tell/person", **person).status == 303
    _form(browser, "/tell/person", dependants=planted.words())  # refused
    for _ in range(18):
        money = {"name": planted.words(), "amount": planted.amount(), "every": "month"}
        assert _form(browser, "/tell/income/add", **money).status == 303
        assert _form(browser, "/tell/expense/add", **money, category="other").status == 303
        asset = {"name": planted.words(), "value": planted.amount()}
        assert _form(browser, "/tell/asset/add", **asset, realisable=planted.amount())
        _form(browser, "/tell/income/1", amount=planted.words())  # refused
    count = len(set(re.findall(r'href="/tell/debt/(\d+)"', browser.get("/tell/debt").text)))
    for number in range(count + 1, count + 9):
        debt = {"product": "other", "method": "equal-instalment"}
        mine = {"creditor": planted.words(8), "account": planted.digits(16)}
        assert _form(browser, "/tell/debt/add", **debt, **mine).status == 303
        at = f"/tell/debt/{number}"
        terms = {"principal": planted.amount(), "received": planted.amount(), "rate": "年化14.6%"}
        _form(browser, f"{at}/contract", **terms)
        _form(browser, f"{at}/dates", start="2026-01-15", instalments="12")
        _form(browser, f"{at}/claim", as_of="2026-11-01", total=planted.amount())
        paid = {"date": "2026-02-15", "amount": planted.amount()}
        assert _form(browser, f"{at}/payments/add", **paid).status == 303
    _form(browser, "/tell/paper/add", kind="income", note=planted.words())


def _hand_over_bills(browser: Browser, planted: Planted) -> None:
    """A statement, another in an archive under a password, and a table that nobody knows; one row is corrected."""
    who = planted.words()
    names = [who, *(planted.words() for _ in range(5))]
    rows = [
        f"2026-0{month}-05,{name},{planted.words()},{planted.amount()}\n"
        for month in (3, 4, 5)
        for name in names
    ]
    known = ("日期,对方,说明,支出\n" + "".join(rows)).encode()
    password = planted.latin()
    packed = zipped({f"{planted.words()}.csv": known.replace(b"-05,", b"-06,")}, password)
    table = f"日,{planted.words()}\n2026-03-01,{planted.words()}\n2026-03-02,x\n".encode()
    for content in (known, packed, table):
        browser.get("/bills")
        assert browser.upload("/bills", {}, f"{planted.words()}.csv", content).status == 303
    _read(browser)
    browser.post("/bills/password", {"number": "1", "password": planted.latin()})  # a wrong one
    _read(browser)
    numbers = re.findall(r'name="number" value="(\d+)"', browser.get("/bills").text)
    for number in set(numbers):
        browser.post("/bills/password", {"number": number, "password": password})
        _read(browser)
    browser.get("/bills/review")
    said = {"counterparty": who, "description": "", "meaning": ":other"}
    assert browser.post("/bills/review", said).status == 303
    for address in ("/bills/budget", "/bills/payments"):
        browser.get(address)
        assert browser.post(address, {}).status == 303


def _read(browser: Browser) -> None:
    """Wait until what was handed over is read."""
    for _ in range(200):
        if browser.get("/bills").status == 200:
            return
    raise AssertionError("reading does not end")


def _look(browser: Browser, planted: Planted) -> None:
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = browser.get(address)
        assert answer.status < 500, address
        links = set(re.findall(rb'href="(/[^"?#]*)', answer.body))
        new = {link.decode() for link in links} - seen - set(waiting)
        kept = ("/static", "/rules/", "/products/", "/papers/")
        waiting += [one for one in new if not one.startswith(kept)]
    browser.get(f"/tools/xirr?flows=2026-01-01,{planted.amount()}%0A2026-02-01,-{planted.amount()}")
    browser.get(f"/tools/schedule?principal={planted.amount()}&start={planted.latin()}")
    browser.get(f"/rules?q={planted.latin()}")
    browser.get(f"/nothing/{planted.latin()}")
    browser.get(f"/settings?{planted.latin()}", {"Host": planted.latin()})
    stranger = {"X-Header": planted.latin(), "Cookie": f"ashore={planted.latin()}"}
    assert Browser(browser.origin).get("/", stranger).status == 403
    browser.ask("POST", "/lock", planted.words().encode(), {"Content-Type": "text/plain"})
    browser.get("/papers")
    browser.post("/papers/make", {})
    for _ in range(600):
        if browser.get("/papers/making").status == 302:
            break
        time.sleep(0.1)
    assert browser.get("/papers/pack.zip").body.startswith(b"PK")
    assert browser.get("/papers/1").status == 200


def _settings(browser: Browser, planted: Planted, passphrase: str) -> str:
    new = planted.words(14)
    browser.get("/settings")
    wrong = {"old": planted.words(9), "new": planted.words(9)}
    assert browser.post("/settings/passphrase", {**wrong, "again": wrong["new"]}).status == 422
    right = {"old": passphrase, "new": new, "again": new}
    assert browser.post("/settings/passphrase", right).status == 200
    sealed = browser.post("/settings/export", {"passphrase": planted.words(9)})
    assert sealed.body.startswith(b"age-encryption.org")
    assert browser.post("/settings/export", {}).body.startswith(b"PK")
    assert browser.post("/settings/erase", {"passphrase": planted.words(9)}).status == 422
    return new


def _import(browser: Browser, planted: Planted) -> None:
    passphrase = planted.words(9)
    chosen = {"passphrase": passphrase, "again": passphrase, "old": planted.words(9)}
    browser.get("/people/import")
    wrong = f"<svg>{planted.words()}</svg>".encode()
    assert browser.upload("/people/import", chosen, f"{planted.latin()}.svg", wrong).status == 422
    case = {"schema": 1, "person": {"name": planted.words(3), "story": planted.words(80)}}
    content = json.dumps(case, ensure_ascii=False).encode() + b" " * 2_000_000
    assert (
        browser.upload("/people/import", chosen, f"{planted.latin()}.json", content).status == 302
    )


def _guess(browser: Browser, planted: Planted, passphrase: str) -> None:
    page = browser.get("/").text
    first = re.findall(r'href="(/people/[0-9a-f]{16})"', page)
    assert len(first) == 2
    statuses = []
    for address in first:
        browser.get(address)
        browser.post(address, {"passphrase": planted.words(9)})
        statuses.append(browser.post(address, {"passphrase": passphrase}).status)
    assert sorted(statuses) == [302, 422]


def _lock(browser: Browser) -> None:
    browser.get("/")
    assert browser.post("/lock", {}).location == "/"
    assert browser.get("/tell").location == "/"


def main() -> None:
    """Play it; any trouble is an error."""
    with served(Path(sys.argv[1])) as program:
        live(program.browser, Planted())
    assert program.process.returncode == 0


if __name__ == "__main__":
    main()
