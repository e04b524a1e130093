"""What every store promises (ashore.web.store.base), held against memory, the encrypted file, and PostgreSQL."""

import datetime as dt
import hashlib
import json
import threading
from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType

import pytest

from ashore.web.store.base import (
    Change,
    ClosedError,
    Entry,
    MissingError,
    StaleError,
    Store,
    UnfitError,
)
from ashore.web.store.errors import DamagedError
from tests.web.store.places import NOON, REFUSED, InMemory, OnServer, Place, change

DOCUMENT = {"schema": 1, "person": {"name": "林小满"}, "debt": [{"id": "jiebei"}], "note": None}


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert (store.head(), store.history(), store.blobs(), store.settings()) == (None, (), (), {})
    assert store.setting("language") is None
    for number in (-1, 0, 1, 2**31, 10**30):
        with pytest.raises(MissingError):
            store.revision(number)
    with pytest.raises(MissingError):
        store.blob("0" * 64)


def test_a_revision_comes_back_as_it_went_in(store: Store) -> None:
    added = store.append(DOCUMENT, change(), 0)
    assert added.entry == Entry(1, NOON, "owner", "answer", "debt[1].principal")
    assert added.document == DOCUMENT
    assert list(added.document) == list(DOCUMENT)
    assert store.head() == added == store.revision(1)


def test_revisions_are_numbered_from_one_without_a_gap(store: Store) -> None:
    for number in range(12):
        assert store.append({"n": number}, change(minute=number), number).entry.number == number + 1
    assert [entry.number for entry in store.history()] == list(range(12, 0, -1))
    assert [entry.at for entry in store.history()][-1] == NOON
    assert [store.revision(number).document["n"] for number in range(1, 13)] == list(range(12))


def test_a_stale_change_is_refused_with_what_stands_now(store: Store) -> None:
    with pytest.raises(StaleError) as none_yet:
        store.append({}, change(), 3)
    assert none_yet.value.head is None
    first = store.append({"n": 1}, change(), 0)
    for based_on in (0, 2, -1):
        with pytest.raises(StaleError) as refused:
            store.append({"n": 2}, change(), based_on)
        assert refused.value.head == first
    assert store.head() == first
    assert store.append({"n": 2}, change(), 1).entry.number == 2


def test_what_was_kept_does_not_change_with_what_was_given(store: Store) -> None:
    given = {"debt": [{"id": "a"}]}
    added = store.append(MappingProxyType(given), change(), 0)
    given["debt"][0]["id"] = "b"
    added.document["debt"].append("c")
    head = store.head()
    assert head is not None
    assert head.document == {"debt": [{"id": "a"}]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "林小满",
        "䶮𬭎👨‍👩‍👧",
        "é é",
        "\x00\x01\x7f\u2028\ufeff",
        "'; DROP TABLE revision; --",
        "%s ? $1 {}",
    ],
)
def test_any_text_comes_back(store: Store, text: str) -> None:
    assert store.append({text: [text]}, change(), 0).document == {text: [text]}
    head = store.head()
    assert head is not None
    assert head.document == {text: [text]}


@pytest.mark.parametrize("word", ["", "改动", "𬭎", "'; --", "%s ? :x"])
def test_any_word_comes_back(store: Store, word: str) -> None:
    store.append({}, Change(NOON, word, word, word), 0)
    store.set_setting(word, word)
    assert store.history() == (Entry(1, NOON, word, word, word),)
    assert (store.setting(word), store.settings()) == (word, {word: word})


@pytest.mark.parametrize(
    "value",
    [0, -1, 10**40, 1.5, 0.1 + 0.2, True, None, [], {}, [[[]]], {"a": {"b": [1, None, "x"]}}],
)
def test_any_plain_value_comes_back(store: Store, value: object) -> None:
    found = store.append({"value": value}, change(), 0).document["value"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "document",
    [
        {"a": Decimal(1)},
        {"a": (1, 2)},
        {1: "a"},
        {"a": float("nan")},
        {"a": float("-inf")},
        {"a": dt.date(2026, 1, 1)},
        {"a": "\ud800"},
        {"a": b"x"},
    ],
)
def test_what_is_no_json_is_refused(store: Store, document: dict[str, object]) -> None:
    with pytest.raises(UnfitError):
        store.append(document, change(), 0)
    assert store.head() is None


def test_what_is_nested_too_deep_is_refused(store: Store) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(UnfitError):
        store.append({"a": deep}, change(), 0)
    while deep:
        deep = deep.pop()  # type: ignore[assignment]  # Python would take it apart recursively


@pytest.mark.parametrize("word", ["a\0b", "\udc80", None])
def test_words_that_cannot_be_kept_are_refused(store: Store, word: str) -> None:
    for bad in (
        Change(NOON, word, "r"),
        Change(NOON, "a", word),
        Change(NOON, "a", "r", word),
        Change(dt.datetime(2026, 1, 1), "a", "r"),  # noqa: DTZ001  # without a zone
    ):
        with pytest.raises(UnfitError):
            store.append({}, bad, 0)
    with pytest.raises(UnfitError):
        store.set_setting("name", word)
    with pytest.raises(UnfitError):
        store.set_setting(word, "value")
    assert (store.head(), store.settings()) == (None, {})


def test_a_moment_is_the_same_moment_in_any_zone(store: Store) -> None:
    shanghai = NOON.astimezone(dt.timezone(dt.timedelta(hours=8)))
    added = store.append({}, Change(shanghai, "a", "r"), 0)
    assert added.entry.at == NOON
    assert added.entry.at.utcoffset() == dt.timedelta(0)


def test_a_document_of_a_megabyte(store: Store) -> None:
    document = {"story": [f"第{n}次还款{n * 7919}" for n in range(40_000)]}
    assert len(json.dumps(document, ensure_ascii=False).encode()) > 1_000_000
    store.append(document, change(), 0)
    head = store.head()
    assert head is not None
    assert head.document == document


def test_blobs_are_kept_once_under_their_sum(store: Store) -> None:
    contents = [b"", b"\0" * 10, bytes(range(256)), "通知书".encode(), b"x" * 3_000_000]
    digests = [store.put_blob(content) for content in contents * 2]
    assert digests == [hashlib.sha256(content).hexdigest() for content in contents * 2]
    assert [store.blob(digest) for digest in digests[:5]] == contents
    assert store.blobs() == tuple(sorted(digests[:5]))
    for none in ("", "x", "0" * 64, digests[0].upper(), "../key"):
        with pytest.raises(MissingError):
            store.blob(none)


def test_settings_are_replaced_and_ordered(store: Store) -> None:
    for name, value in (("theme", "dark"), ("language", "zh-Hans"), ("theme", "light")):
        store.set_setting(name, value)
    assert list(store.settings().items()) == [("language", "zh-Hans"), ("theme", "light")]
    assert store.setting("theme") == "light"


def test_a_second_connection_sees_everything(kept: Place) -> None:
    store = kept.open()
    first = store.append(DOCUMENT, change(), 0)
    digest = store.put_blob(b"paper")
    store.set_setting("theme", "dark")
    other = kept.open()
    assert (other.head(), other.blob(digest), other.setting("theme")) == (first, b"paper", "dark")
    second = other.append({"n": 2}, change("restore", "1"), 1)
    assert store.history() == (second.entry, first.entry)


def all_at_once(*calls: Callable[[], object]) -> None:
    """Run each in a thread of its own, let go at the same moment; an exception in one fails the test."""
    gate, raised = threading.Barrier(len(calls)), []

    def run(call: Callable[[], object]) -> None:
        gate.wait()
        try:
            call()
        except BaseException as error:  # noqa: BLE001  # it is raised below
            raised.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in raised:
        raise error


@pytest.mark.parametrize("connections", [1, 2])
def test_of_two_changes_at_once_one_is_stale(kept: Place, connections: int) -> None:
    stores = [kept.open() for _ in range(connections)] * (3 - connections)
    stores[0].append({"n": 0}, change(), 0)
    for number in range(1, 31):
        won, stale = [], []

        def attempt(store: Store, name: str, number: int = number) -> None:
            try:
                won.append((name, store.append({"by": name}, change(), number)))  # noqa: B023
            except StaleError as refused:
                stale.append(refused.head)  # noqa: B023

        all_at_once(lambda: attempt(stores[0], "a"), lambda: attempt(stores[1], "b"))
        assert len(won) == len(stale) == 1
        assert won[0][1] == stale[0] == stores[0].head()
        assert stale[0].document == {"by": won[0][0]}
        assert stale[0].entry.number == number + 1


def test_many_threads_lose_nothing(kept: Place) -> None:
    store = kept.open()

    def work(name: str) -> None:
        for step in range(10):
            while True:
                head = store.head()
                number = head.entry.number if head else 0
                try:
                    store.append({"by": name, "step": step}, change(), number)
                    break
                except StaleError:
                    continue
            store.put_blob(f"{name}{step}".encode())
            store.set_setting(name, str(step))

    all_at_once(*(lambda name=name: work(name) for name in "abcd"))
    said = [store.revision(entry.number).document for entry in reversed(store.history())]
    assert len(said) == len(store.blobs()) == 40
    for name in "abcd":
        assert [one["step"] for one in said if one["by"] == name] == list(range(10))
    assert store.settings() == dict.fromkeys("abcd", "9")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET document = '{}'",
        "UPDATE revision SET number = 9",
        "DELETE FROM revision",
        "DELETE FROM revision WHERE number = 2",
        "INSERT INTO revision SELECT person, 4, at, author, reason, about, document FROM revision WHERE number = 1",
        "INSERT INTO revision SELECT person, 2, at, author, reason, about, document FROM revision WHERE number = 1",
        "UPDATE blob SET content = content",
        "DELETE FROM blob",
    ],
)
def test_nothing_kept_is_changed_even_past_the_store(kept: Place, statement: str) -> None:
    store = kept.open()
    store.append({"n": 1}, change(), 0)
    store.append({"n": 2}, change(), 1)
    store.put_blob(b"paper")
    before = (store.head(), store.revision(1), store.blobs())
    with pytest.raises(REFUSED):
        kept.outside(statement)
    assert (store.head(), store.revision(1), store.blobs()) == before


@pytest.mark.parametrize("kept", ["memory", "file"], indirect=True)
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO revision SELECT person, 1, at, author, reason, about, '{}' FROM revision",
        "REPLACE INTO blob SELECT person, digest, x'00' FROM blob",
        "INSERT OR IGNORE INTO blob SELECT person, digest, x'00' FROM blob",
    ],
)
def test_sqlite_replaces_nothing_either(kept: Place, statement: str) -> None:
    test_nothing_kept_is_changed_even_past_the_store(kept, statement)


@pytest.mark.parametrize("kept", ["server"], indirect=True)
@pytest.mark.parametrize("table", ["revision", "blob"])
def test_postgresql_truncates_nothing_either(kept: Place, table: str) -> None:
    test_nothing_kept_is_changed_even_past_the_store(kept, f"TRUNCATE {table}")


def test_a_blob_is_checked_when_it_is_read(kept: Place) -> None:
    store = kept.open()
    store.put_blob(b"paper")
    content = "'\\x00'::bytea" if isinstance(kept, OnServer) else "x'00'"
    kept.outside(
        f"INSERT INTO blob SELECT person, '{'f' * 64}', {content} FROM blob"  # noqa: S608
    )
    with pytest.raises(DamagedError):
        store.blob("f" * 64)


def test_a_closed_store_answers_nothing(kept: Place) -> None:
    store = kept.open()
    store.append(DOCUMENT, change(), 0)
    store.close()
    store.close()
    for ask in (
        store.head,
        lambda: store.revision(1),
        store.history,
        lambda: store.append({}, change(), 1),
        lambda: store.put_blob(b""),
        lambda: store.blob("0" * 64),
        store.blobs,
        lambda: store.setting("a"),
        lambda: store.set_setting("a", "b"),
        store.settings,
        store.erase,
    ):
        with pytest.raises(ClosedError):
            ask()
    if not isinstance(kept, InMemory):
        again = kept.open().head()
        assert again is not None
        assert again.document == DOCUMENT


def test_erasing_leaves_nothing(kept: Place) -> None:
    store = kept.open()
    store.append(DOCUMENT, change(), 0)
    store.put_blob(b"paper")
    store.set_setting("theme", "dark")
    store.erase()
    for ask in (store.head, store.erase):
        with pytest.raises(ClosedError):
            ask()
    if not isinstance(kept, InMemory):
        empty = kept.open()
        assert (empty.head(), empty.blobs(), empty.settings()) == (None, (), {})
        assert empty.append({}, change(), 0).entry.number == 1
