"""The data folder: making, opening, changing the passphrase, erasing; and everything that can be wrong with it."""

import datetime as dt
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from ashore.web.store import files, vault
from ashore.web.store.base import ClosedError
from ashore.web.store.errors import (
    BusyError,
    DamagedError,
    IncompleteError,
    NewerError,
    NobodyError,
    PassphraseError,
    UnavailableError,
    VaultError,
    WrongPassphraseError,
)
from ashore.web.store.keys import unseal
from ashore.web.store.vault import (
    Person,
    Vault,
    change_passphrase,
    check,
    create,
    erase,
    people,
    unlock,
)
from tests.web.store.places import CHEAP, PASSPHRASE, change

DAY = dt.date(2026, 11, 21)
OTHER = "另一句没人知道的话"


def made(data: Path, passphrase: str = PASSPHRASE) -> Vault:
    return create(data, passphrase, DAY, cost=CHEAP)


@pytest.fixture
def person(tmp_path: Path) -> str:
    """A person in the data folder ``tmp_path`` with two revisions, a blob and a setting; closed."""
    store = made(tmp_path)
    store.append({"person": {"name": "林小满"}}, change(), 0)
    store.append({"person": {"name": "林小满"}, "debt": ["x" * 20_000]}, change(), 1)
    store.put_blob(b"paper" * 4000)
    store.set_setting("theme", "dark")
    store.close()
    return store.id


def test_what_was_kept_is_there_after_closing(tmp_path: Path, person: str) -> None:
    store = unlock(tmp_path, person, PASSPHRASE)
    assert [entry.number for entry in store.history()] == [2, 1]
    assert store.revision(1).document == {"person": {"name": "林小满"}}
    assert store.blob(store.blobs()[0]) == b"paper" * 4000
    assert store.setting("theme") == "dark"
    store.append({}, change(), 2)
    store.close()


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = made(tmp_path / "new" / "data")
        store.append({}, change(), 0)
        change_passphrase(tmp_path / "new" / "data", store.id, PASSPHRASE, OTHER, CHEAP)
    finally:
        os.umask(old)
    folder = tmp_path / "new" / "data"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / store.id).stat().st_mode) == 0o700
    names = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder / store.id).iterdir()}
    assert names == dict.fromkeys(["key", "lock", "store.db", "store.db-journal"], 0o600)
    store.close()


def test_people_are_listed_by_day(tmp_path: Path) -> None:
    assert people(tmp_path / "none") == ()
    days = [DAY, DAY - dt.timedelta(days=3), DAY + dt.timedelta(days=2)]
    ids = []
    for day in days:
        store = create(tmp_path, PASSPHRASE, day, cost=CHEAP)
        ids.append(store.id)
        store.close()
    (tmp_path / "0123456789abcdef").mkdir()  # nothing in it
    (tmp_path / "notes").mkdir()
    (tmp_path / ("f" * 16)).write_text("a file")
    assert people(tmp_path) == tuple(Person(ids[n], days[n]) for n in (1, 0, 2))


@pytest.mark.parametrize(
    "id_", ["", ".", "..", "../x", "0" * 16, "0" * 15, "x/y", "0123456789ABCDEF"]
)
def test_nobody_of_that_name(tmp_path: Path, person: str, id_: str) -> None:
    assert people(tmp_path)[0].id == person
    for call in (
        lambda: unlock(tmp_path, id_, PASSPHRASE),
        lambda: check(tmp_path, id_, PASSPHRASE),
        lambda: change_passphrase(tmp_path, id_, PASSPHRASE, OTHER, CHEAP),
        lambda: erase(tmp_path, id_),
    ):
        with pytest.raises(NobodyError):
            call()


def test_a_wrong_passphrase_opens_nothing_and_holds_nothing(
    tmp_path: Path, person: str, capfd
) -> None:
    for wrong in ("", "wrong passphrase", PASSPHRASE + "x"):
        with pytest.raises(WrongPassphraseError):
            unlock(tmp_path, person, wrong)
        with pytest.raises(WrongPassphraseError):
            check(tmp_path, person, wrong)
    check(tmp_path, person, PASSPHRASE)
    unlock(tmp_path, person, PASSPHRASE).close()
    assert capfd.readouterr() == ("", "")


def flipped(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)


def refusal(data: Path, person: str) -> VaultError:
    """What opening is refused with; a second try, by which a half-open store would show, must say the same."""
    said = []
    for _ in range(2):
        with pytest.raises(VaultError) as refused:
            unlock(data, person, PASSPHRASE)
        said.append(refused.value)
    assert type(said[0]) is type(said[1])
    for language in ("zh-Hans", "zh-Hant", "en"):
        (line,) = (problem.text(language) for problem in said[0].problems)
        assert "\n" not in line
        assert str(data) not in line
    return said[0]


def test_a_flipped_bit_anywhere_is_told(tmp_path: Path, person: str, capfd) -> None:
    database = tmp_path / person / "store.db"
    whole = database.read_bytes()
    for place in [*range(0, 120, 7), *range(120, len(whole), 509), len(whole) - 1]:
        flipped(database, place)
        assert isinstance(refusal(tmp_path, person), DamagedError), place
        database.write_bytes(whole)
    key = tmp_path / person / "key"
    flipped(key, 100)
    assert isinstance(refusal(tmp_path, person), DamagedError)
    flipped(key, 100)
    unlock(tmp_path, person, PASSPHRASE).close()
    assert capfd.readouterr() == ("", "")


def test_a_file_cut_short_anywhere_is_told(tmp_path: Path, person: str) -> None:
    for name in ("store.db", "key"):
        path = tmp_path / person / name
        whole = path.read_bytes()
        for length in [0, 1, 15, 16, 100, *range(512, len(whole), 1024), len(whole) - 1]:
            if length >= len(whole):
                continue
            path.write_bytes(whole[:length])
            assert isinstance(refusal(tmp_path, person), DamagedError), (name, length)
        path.write_bytes(whole)
    unlock(tmp_path, person, PASSPHRASE).close()


def test_a_missing_file_is_told(tmp_path: Path, person: str) -> None:
    for name in ("store.db", "key"):
        path = tmp_path / person / name
        path.rename(tmp_path / "aside")
        refused = refusal(tmp_path, person)
        assert isinstance(refused, IncompleteError)
        assert refused.problems[0].file == f"{person}/{name}"
        assert [one.id for one in people(tmp_path)] == [person]
        (tmp_path / "aside").rename(path)
    unlock(tmp_path, person, PASSPHRASE).close()


def test_the_key_file_of_another_does_not_open_it(tmp_path: Path, person: str) -> None:
    other = made(tmp_path)
    other.close()
    shutil.copy(tmp_path / other.id / "key", tmp_path / person / "key")
    assert isinstance(refusal(tmp_path, person), DamagedError)


def test_a_newer_database_is_told(tmp_path: Path, person: str) -> None:
    folder = tmp_path / person
    key = unseal((folder / "key").read_bytes(), PASSPHRASE, "key").hex()
    connection = sqlcipher.connect(folder / "store.db", isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    assert isinstance(refusal(tmp_path, person), NewerError)


def test_a_plain_database_is_no_store(tmp_path: Path, person: str) -> None:
    import sqlite3

    path = tmp_path / person / "store.db"
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE revision (number)")
    connection.close()
    assert isinstance(refusal(tmp_path, person), DamagedError)


def test_a_renamed_folder_and_a_copy_are_the_same_case(tmp_path: Path, person: str) -> None:
    shutil.copytree(tmp_path / person, tmp_path / ("a" * 16))
    (tmp_path / person).rename(tmp_path / ("b" * 16))
    for name in ("a" * 16, "b" * 16):
        store = unlock(tmp_path, name, PASSPHRASE)
        assert store.revision(1).document == {"person": {"name": "林小满"}}
        assert store.id == name
        store.close()


def test_a_vault_is_open_once(tmp_path: Path, person: str) -> None:
    store = unlock(tmp_path, person, PASSPHRASE)
    for call in (
        lambda: unlock(tmp_path, person, PASSPHRASE),
        lambda: erase(tmp_path, person),
    ):
        with pytest.raises(BusyError):
            call()
    check(tmp_path, person, PASSPHRASE)
    store.append({}, change(), 2)
    store.close()
    unlock(tmp_path, person, PASSPHRASE).close()


def test_a_vault_is_open_in_one_process(tmp_path: Path, person: str) -> None:
    holder = (
        "import sys; from pathlib import Path; from ashore.web.store.vault import unlock;"
        "store = unlock(Path(sys.argv[1]), sys.argv[2], sys.argv[3]);"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path), person, PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(BusyError):
            unlock(tmp_path, person, PASSPHRASE)
        other.kill()
    unlock(tmp_path, person, PASSPHRASE).close()


def test_a_new_passphrase_takes_the_place_of_the_old(tmp_path: Path, person: str) -> None:
    change_passphrase(tmp_path, person, PASSPHRASE, OTHER, CHEAP)
    with pytest.raises(WrongPassphraseError):
        unlock(tmp_path, person, PASSPHRASE)
    unlock(tmp_path, person, OTHER).close()
    assert sorted(path.name for path in (tmp_path / person).glob("key*")) == ["key"]


def test_the_passphrase_can_change_while_the_case_is_open(tmp_path: Path, person: str) -> None:
    store = unlock(tmp_path, person, PASSPHRASE)
    change_passphrase(tmp_path, person, PASSPHRASE, OTHER, CHEAP)
    store.append({"n": 3}, change(), 2)
    store.close()
    store = unlock(tmp_path, person, OTHER)
    assert store.revision(3).document == {"n": 3}
    store.close()


@pytest.mark.parametrize(
    ("old", "new"), [("not the one", OTHER), (PASSPHRASE, "short"), (PASSPHRASE, "")]
)
def test_a_refused_change_changes_nothing(tmp_path: Path, person: str, old: str, new: str) -> None:
    before = (tmp_path / person / "key").read_bytes()
    with pytest.raises(PassphraseError):
        change_passphrase(tmp_path, person, old, new, CHEAP)
    assert (tmp_path / person / "key").read_bytes() == before


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_at_every_moment_of_a_change_one_passphrase_opens(
    tmp_path: Path, person: str, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The power fails at the n-th call to the system, for every n until the change gets through."""

    class PowerCutError(BaseException):
        pass

    def cut_at(turn: int) -> bool:
        left = [turn]
        with monkeypatch.context() as patch:
            owner = Path if call == "replace" else files.os
            real = getattr(owner, call)

            def counted(*arguments: object, **named: object) -> object:
                left[0] -= 1
                if left[0] == 0:
                    raise PowerCutError
                return real(*arguments, **named)

            patch.setattr(owner, call, counted)
            # Nothing tidies up after a power cut.
            patch.setattr(Path, "unlink", lambda *_, **__: None)
            try:
                change_passphrase(tmp_path, person, PASSPHRASE, OTHER, CHEAP)
            except PowerCutError:
                return True
        return False

    cuts = 0
    while cut_at(cuts + 1):
        cuts += 1
        opened = []
        for passphrase in (PASSPHRASE, OTHER):
            try:
                unlock(tmp_path, person, passphrase).close()
                opened.append(passphrase)
            except WrongPassphraseError:
                pass
        assert len(opened) == 1
        if opened == [OTHER]:
            change_passphrase(tmp_path, person, OTHER, PASSPHRASE, CHEAP)
    assert cuts >= 1
    unlock(tmp_path, person, OTHER).close()
    erase(tmp_path, person)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_during_a_change_leaves_the_old_one(
    tmp_path: Path, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(
            files.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left"))
        )
        with pytest.raises(OSError, match="No space left"):
            change_passphrase(tmp_path, person, PASSPHRASE, OTHER, CHEAP)
    assert sorted(path.name for path in (tmp_path / person).glob("key*")) == ["key"]
    unlock(tmp_path, person, PASSPHRASE).close()


def test_a_refused_passphrase_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PassphraseError):
        made(tmp_path / "data", "short")
    assert not (tmp_path / "data").exists()


def test_first_contents_are_there_or_nobody_is(tmp_path: Path) -> None:
    store = create(tmp_path, PASSPHRASE, DAY, lambda new: new.append({"n": 1}, change(), 0), CHEAP)
    store.close()

    def fails(new: object) -> None:
        assert isinstance(new, Vault)
        new.append({"n": 1}, change(), 0)
        raise ValueError("not understood")

    with pytest.raises(ValueError, match="not understood"):
        create(tmp_path, PASSPHRASE, DAY, fails, CHEAP)
    assert [one.id for one in people(tmp_path)] == [store.id]
    assert [path.name for path in tmp_path.iterdir()] == [store.id]


class Stop(BaseException):
    """A crash: nothing is tidied up."""


def test_what_a_crash_left_of_making_is_nobody_and_goes(tmp_path: Path, monkeypatch) -> None:
    def crash(_: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(vault, "_remove", lambda *_: None)
        with pytest.raises(Stop):
            create(tmp_path, PASSPHRASE, DAY, crash, CHEAP)
    (left,) = tmp_path.iterdir()
    assert (left / "store.db").exists()
    assert people(tmp_path) == ()
    with pytest.raises(NobodyError):
        unlock(tmp_path, left.name, PASSPHRASE)
    store = made(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [store.id]
    store.close()


def test_making_one_leaves_another_in_the_making_alone(tmp_path: Path) -> None:
    def meanwhile(_: object) -> None:
        made(tmp_path).close()

    store = create(tmp_path, PASSPHRASE, DAY, meanwhile, CHEAP)
    store.close()
    assert len(people(tmp_path)) == 2


@pytest.mark.parametrize("opened", [True, False])
def test_erasing_removes_the_person_and_nobody_else(
    tmp_path: Path, person: str, *, opened: bool
) -> None:
    other = made(tmp_path)
    other.append({"n": 1}, change(), 0)
    if opened:
        store = unlock(tmp_path, person, PASSPHRASE)
        store.erase()
        with pytest.raises(ClosedError):
            store.head()
    else:
        erase(
            tmp_path, person
        )  # without the passphrase: whoever forgot it can still remove everything
    assert [path.name for path in tmp_path.iterdir()] == [other.id]
    assert other.revision(1).document == {"n": 1}
    other.close()


def test_the_wrapped_key_is_overwritten_first(tmp_path: Path, person: str, monkeypatch) -> None:
    change_passphrase(tmp_path, person, PASSPHRASE, OTHER, CHEAP)
    folder = tmp_path / person
    shutil.copy(
        folder / "key", folder / "key.0badcafe"
    )  # left by a crash during a change of passphrase
    size = (folder / "key").stat().st_size
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_: (_ for _ in ()).throw(Stop))
        with pytest.raises(Stop):
            erase(tmp_path, person)
    for name in ("key", "key.0badcafe"):
        assert (folder / name).read_bytes() == b"ashore-key none\n".ljust(size, b"\0")
    assert (folder / "store.db").exists()
    assert people(tmp_path) == ()
    made(tmp_path).close()
    assert not folder.exists()


def test_the_mark_of_an_erased_folder_goes_last(tmp_path: Path, person: str, monkeypatch) -> None:
    gone: list[str] = []
    unlink = Path.unlink
    monkeypatch.setattr(Path, "unlink", lambda self, **_: (gone.append(self.name), unlink(self)))
    erase(tmp_path, person)
    assert gone[-1] == "key"
    assert "store.db" in gone


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, person: str) -> None:
    resource = pytest.importorskip("resource")  # not on Windows
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from ashore.web.store.errors import UnavailableError\n"
        "from ashore.web.store.vault import unlock\n"
        "from tests.web.store.places import change\n"
        "store = unlock(Path(sys.argv[1]), sys.argv[2], sys.argv[3])\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try: store.append({'n': 'x' * 1_000_000}, change(), 2)\n"
        "except UnavailableError: print('said')\n"
        "print(store.append({'n': 3}, change(), 2).entry.number)\n"
    )
    assert resource
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), person, PASSPHRASE],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("said\n3\n", "")
    store = unlock(tmp_path, person, PASSPHRASE)
    assert [entry.number for entry in store.history()] == [3, 2, 1]
    store.close()


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(OSError, match="exists"):
        made(tmp_path / "data")
    assert UnavailableError("line one\nline two").problems[0].what.facts == {"reason": "line one"}
