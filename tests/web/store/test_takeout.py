"""Everything out as one file and in again; and every archive that must not come in."""

import io
import json
import time
import zipfile
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.web.store import age, archive
from ashore.web.store.base import Change, Store
from ashore.web.store.errors import PassphraseError, TakeoutError, WrongPassphraseError
from ashore.web.store.memory import MemoryStore
from ashore.web.store.takeout import read_takeout, takeout
from tests.web.store.places import NOON, PASSPHRASE, Place, change
from tests.web.store.test_model import CHANGES, DOCUMENTS, WORDS

STORY = "六月被裁员，八月重新就业\u2028\x00👨‍👩‍👧"


def fill(store: Store) -> None:
    store.append({"schema": 1, "person": {"name": "林小满", "story": STORY}}, change(), 0)
    store.append({"debt": [{"id": "𬭎", "principal": "20000.00"}]}, change("answer", minute=1), 1)
    store.append({}, Change(NOON, "", "restore", "2"), 2)
    for content in (b"", b"\0\xff" * 300, "通知".encode()):
        store.put_blob(content)
    store.set_setting("language", "zh-Hans")
    store.set_setting("名字", "")


def filled() -> MemoryStore:
    store = MemoryStore()
    fill(store)
    return store


def everything(store: Store) -> tuple[object, ...]:
    revisions = [store.revision(entry.number) for entry in store.history()]
    return revisions, {one: store.blob(one) for one in store.blobs()}, store.settings()


def test_what_is_taken_out_comes_in_the_same(kept: Place) -> None:
    source = filled()
    packed = takeout(source)
    target = kept.open()
    read_takeout(packed).into(target)
    assert everything(target) == everything(source)
    assert takeout(target) == packed


@settings(max_examples=60)
@given(
    st.lists(st.tuples(DOCUMENTS, CHANGES), max_size=5),
    st.lists(st.binary(max_size=100), max_size=3),
    st.dictionaries(WORDS, WORDS, max_size=3),
)
def test_any_store_comes_back(revisions, blobs, words) -> None:
    source, target = MemoryStore(), MemoryStore()
    for number, (document, why) in enumerate(revisions):
        source.append(document, why, number)
    for content in blobs:
        source.put_blob(content)
    for name, value in words.items():
        source.set_setting(name, value)
    read_takeout(takeout(source)).into(target)
    assert everything(target) == everything(source)
    for store in (source, target):
        store.close()


def files_of(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_the_file_can_be_read_without_this_program() -> None:
    found = files_of(takeout(filled()))
    digests = [sha256(content).hexdigest() for content in (b"", b"\0\xff" * 300, "通知".encode())]
    blobs = {f"blobs/{digest}" for digest in digests}
    assert set(found) == {"manifest.json", "case.json", "revisions.jsonl", "settings.json", *blobs}
    manifest = json.loads(found.pop("manifest.json"))
    assert manifest["files"] == {name: sha256(held).hexdigest() for name, held in found.items()}
    lines = [json.loads(line) for line in found["revisions.jsonl"].decode().split("\n")[:-1]]
    assert [line["number"] for line in lines] == [1, 2, 3]
    assert lines[0]["document"]["person"]["story"] == STORY
    assert "林小满" in found["revisions.jsonl"].decode()
    assert json.loads(found["settings.json"]) == {"language": "zh-Hans", "名字": ""}
    assert json.loads(found["case.json"]) == {}  # the newest document is no valid case


@pytest.mark.parametrize("name", ["jiebei", "seven"])
def test_a_valid_case_is_there_for_people(name: str) -> None:
    from ashore.case.dump import dump_json

    shipped = parse_case(resource(f"cases/{name}.toml").read_bytes(), "x.toml")
    store = MemoryStore()
    store.append(json.loads(dump_json(shipped)), change(), 0)
    found = files_of(takeout(store))
    assert parse_case(found["case.toml"], "case.toml") == shipped
    assert parse_case(found["case.json"], "case.json") == shipped
    store.close()


def test_an_empty_store_can_be_taken_out() -> None:
    contents = read_takeout(takeout(MemoryStore()))
    assert (contents.revisions, contents.blobs, contents.settings) == ((), (), {})


def zipped(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, content in files:
            target.writestr(name, content)
    return buffer.getvalue()


def forged(files: dict[str, bytes], /, **manifest: object) -> bytes:
    """An archive whose manifest fits whatever it holds."""
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    said = {"format": "ashore-takeout", "version": 1, "files": sums, **manifest}
    return zipped([("manifest.json", json.dumps(said).encode()), *files.items()])


def changed(**replaced: bytes) -> dict[str, bytes]:
    found = files_of(takeout(filled()))
    found.pop("manifest.json")
    return {**found, **{name.replace("__", "."): held for name, held in replaced.items()}}


def lines(**said: object) -> dict[str, bytes]:
    line = {
        "number": 1,
        "at": NOON.isoformat(),
        "author": "a",
        "reason": "r",
        "about": "",
        "document": {},
    }
    return {"revisions.jsonl": json.dumps({**line, **said}).encode() + b"\n"}


def overlapping() -> bytes:
    """Many names in the directory for one stored file, as zip bombs without compression have it."""
    content = b"x" * 10_000
    plain = zipped([(f"blobs/{n:064x}", content) for n in range(50)])
    found = zipfile.ZipFile(io.BytesIO(plain))
    directory = bytearray(plain[found.start_dir :])
    place = directory.find(b"PK\1\2")
    while place >= 0:
        directory[place + 42 : place + 46] = b"\0\0\0\0"
        place = directory.find(b"PK\1\2", place + 1)
    first = plain[: found.infolist()[1].header_offset]
    end = directory.rfind(b"PK\5\6")
    directory[end + 16 : end + 20] = len(first).to_bytes(4, "little")
    return first + bytes(directory)


def twice() -> bytes:
    packed = takeout(filled())
    buffer = io.BytesIO(packed)
    with zipfile.ZipFile(buffer, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("settings.json", b"{}")
    return buffer.getvalue()


def sums_wrong() -> bytes:
    found = files_of(takeout(filled()))
    found["settings.json"] = b'{"theme":"dark"}'
    return zipped(list(found.items()))


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("broken", lambda: b""),
    "no zip": ("broken", lambda: b"PK\3\4 and no more"),
    "cut short": ("broken", lambda: takeout(filled())[:-1]),
    "half": ("broken", lambda: takeout(filled())[:900]),
    "overlapping entries": ("broken", overlapping),
    "empty zip": ("none", lambda: zipped([])),
    "another zip": ("none", lambda: zipped([("readme.txt", b"hi")])),
    "another format": ("none", lambda: forged({}, format="other")),
    "manifest no json": ("none", lambda: zipped([("manifest.json", b"{")])),
    "manifest a list": ("none", lambda: zipped([("manifest.json", b"[]")])),
    "manifest deep": ("none", lambda: zipped([("manifest.json", b"[" * 100_000)])),
    "manifest sums a list": ("none", lambda: forged({}, files=[])),
    "newer": ("newer", lambda: forged({}, version=2)),
    "compressed": ("compressed", lambda: zipped([("manifest.json", b"{}")], zipfile.ZIP_DEFLATED)),
    "bomb": (
        "compressed",
        lambda: zipped([("settings.json", b"\0" * 10**8)], zipfile.ZIP_DEFLATED),
    ),
    "name twice": ("twice", twice),
    "sum wrong": ("changed", sums_wrong),
    "not in the manifest": ("foreign", lambda: forged(changed(), files={})),
    "not in the archive": ("missing", lambda: forged({}, files={"settings.json": "0" * 64})),
    "up and away": ("foreign", lambda: forged({**changed(), "../../.bashrc": b"evil"})),
    "from the root": ("foreign", lambda: forged({**changed(), "/etc/passwd": b"evil"})),
    "another drive": ("foreign", lambda: forged({**changed(), "C:\\evil.exe": b"evil"})),
    "up from blobs": ("foreign", lambda: forged({**changed(), "blobs/../key": b"evil"})),
    "a folder": ("foreign", lambda: forged({**changed(), "blobs/": b""})),
    "a long name": ("foreign", lambda: forged({**changed(), "a\n" * 3000: b""})),
    "line no json": ("content", lambda: forged({"revisions.jsonl": b"{\n"})),
    "line a list": ("content", lambda: forged({"revisions.jsonl": b"[]\n"})),
    "line deep": ("content", lambda: forged({"revisions.jsonl": b"[" * 100_000})),
    "line not utf-8": ("content", lambda: forged({"revisions.jsonl": b'{"a":"\xff"}\n'})),
    "number not next": ("content", lambda: forged(lines(number=2))),
    "document a list": ("content", lambda: forged(lines(document=[]))),
    "document not unicode": ("content", lambda: forged(lines(document={"a": "\ud800"}))),
    "document not finite": ("content", lambda: forged(lines(document={"a": float("inf")}))),
    "time without zone": ("content", lambda: forged(lines(at="2026-11-21T00:00:00"))),
    "time no time": ("content", lambda: forged(lines(at="soon"))),
    "time beyond time": ("content", lambda: forged(lines(at="0001-01-01T00:00:00+14:00"))),
    "author a number": ("content", lambda: forged(lines(author=3))),
    "author with nul": ("content", lambda: forged(lines(author="a\0"))),
    "settings a list": ("content", lambda: forged(changed(settings__json=b"[1]"))),
    "setting a number": ("content", lambda: forged(changed(settings__json=b'{"a":1}'))),
    "blob of another name": ("content", lambda: forged({f"blobs/{'0' * 64}": b"x"})),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_must_not_come_in_is_one_line(name: str) -> None:
    kind, build = HOSTILE[name]
    with pytest.raises(TakeoutError) as refused:
        read_takeout(build())
    assert refused.value.name == f"takeout.{kind}"
    for language in ("zh-Hans", "zh-Hant", "en"):
        (line,) = (problem.text(language) for problem in refused.value.problems)
        assert "\n" not in line
        assert len(line) < 300


def test_too_large_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = takeout(filled())
    monkeypatch.setattr(archive, "LARGEST", len(packed) - 1)
    with pytest.raises(TakeoutError) as refused:
        read_takeout(packed)
    assert refused.value.name == "takeout.large"
    monkeypatch.setattr(archive, "LARGEST", len(packed))
    assert len(read_takeout(packed).revisions) == 3


@settings(max_examples=400)
@given(st.data())
def test_a_changed_archive_is_refused_or_the_same(data: st.DataObject) -> None:
    """Whatever is done to its bytes: what comes in is what went out, or a line says that it was changed."""
    whole = takeout(filled())
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    try:
        found = read_takeout(bytes(broken))
    except TakeoutError:
        return
    assert found == read_takeout(whole)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(TakeoutError):
        read_takeout(b"PK\3\4" + data)


OF_AGE = (
    b"age-encryption.org/v1\n-> scrypt 2r1sRW3Oh/dqHFGTqNDL6Q 10\n"
    b"WVZG0XbRYbfmb0ktlWs1gjmcdxZZ4dgBkpqvb3hXGtY\n"
    b"--- CczkRMPhD8ZdlPHlNchaA2HVHfVlKJiRjF5Tr+dgFLk\n"
) + bytes.fromhex(
    "b3a2d5141fbabf28c6fa559f455ae556dc50f2b25067444dec9e401bd34935d0cd6bd2429957253300ab"
)
"""A file of age made by hand with little work; its library makes them with seconds of work only."""


@pytest.mark.slow
def test_what_age_closes_it_opens() -> None:
    sealed = age.encrypt(b"everything", PASSPHRASE)
    assert age.is_age(sealed)
    assert b"everything" not in sealed
    assert age.decrypt(sealed, PASSPHRASE) == b"everything"


def test_age_that_does_not_open_is_told() -> None:
    assert age.decrypt(OF_AGE, PASSPHRASE) == b"everything"
    with pytest.raises(WrongPassphraseError):
        age.decrypt(OF_AGE, PASSPHRASE + "x")
    for broken in (OF_AGE[:-1], OF_AGE[:40], OF_AGE[:-3] + b"abc", age._FIRST_LINES[0]):
        with pytest.raises(TakeoutError):
            age.decrypt(broken, PASSPHRASE)


def test_age_takes_no_bad_passphrase() -> None:
    with pytest.raises(PassphraseError):
        age.encrypt(b"everything", "short")


def test_age_for_a_key_or_with_endless_work_is_refused_at_once() -> None:
    import pyrage

    to_a_key = pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()])
    endless = (
        b"age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 30\n"
        b"T/yhKAyNYPI1hKLOtMWVUaWKOP5ddYPWZUHKjNvsqFM\n--- mVl3Hv0Y0hFv2M7VwDc0z1vX0y0gYcHyl1qL1mF0Lrk\n"
    )
    began = time.process_time()
    for data in (to_a_key, endless):
        with pytest.raises(TakeoutError):
            age.decrypt(data, PASSPHRASE)
    assert time.process_time() - began < 5
