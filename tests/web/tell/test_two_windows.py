"""Two windows write at once: nothing accepted is ever lost without being shown.

``told`` is what a careful clerk would have written: each field of each entry as it was last changed by somebody who
had seen the value before it. After each step the document must say exactly that.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.web.forms.keeping import Saved, Typed, add, remove, save
from ashore.web.forms.places import list_at, table_at
from ashore.web.forms.sections import section
from ashore.web.forms.writer import Writer
from ashore.web.store.base import Change, Store
from ashore.web.store.memory import MemoryStore

NOW = dt.datetime(2026, 11, 21, 4, tzinfo=dt.UTC)
INCOME = section("income").groups[0]
PERSON = section("person").groups
SHELF = ("income",)
FIELDS = ("amount", "every", "from")
WORDS: Mapping[str, tuple[str, ...]] = {
    "amount": ("", "100", "200", "3万", "三万"),
    "every": ("", "week", "month"),
    "from": ("", "2026-01-01", "20260201"),
}
MEANT = {"3万": "30000.00", "100": "100.00", "200": "200.00", "20260201": "2026-02-01"}
UNREADABLE = "三万"


def writer(store: Store) -> Writer:
    return Writer(store, NOW, NOW.date(), "zh-Hans")


@dataclass
class Page:
    """An entry's form as a window holds it: the entry's name tells who it was about."""

    name: str
    path: tuple[Any, ...]
    based_on: int
    seen: dict[str, str]
    drawn_from: dict[str, int]


@dataclass
class Office:
    """The store, what it should say, and the forms open in two windows."""

    store: Store = field(default_factory=MemoryStore)
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[int, Page] = field(default_factory=dict)
    made: int = 0

    def add(self, number: int) -> None:
        """A new entry, from a form drawn now; posted twice now and then."""
        head = writer(self.store).head().number
        self.made += 1
        name = f"收入{self.made}"
        typed = Typed({"name": name, "amount": "100"}, {}, head)
        for _ in range(1 + number % 2):
            saved = add(writer(self.store), INCOME, SHELF, typed)
            assert saved is not None
        self.told[name] = {"amount": "100.00"}

    def draw(self, window: int, number: int) -> None:
        """Open the form of an entry as it stands."""
        head = writer(self.store).head()
        entries = list_at(head.document, SHELF)
        if not entries:
            return
        place = number % len(entries)
        name = entries[place]["name"]
        seen = {key: self.told[name].get(key, "") for key in FIELDS}
        self.pages[window] = Page(
            name, (*SHELF, place), head.number, seen, dict.fromkeys(FIELDS, head.number)
        )

    def post(self, window: int, texts: dict[str, str], *, whole: bool) -> None:
        """Post some fields of the open form; without script all of it, the untouched ones as they were drawn."""
        page = self.pages.get(window)
        if page is None:
            return
        posted = {**(page.seen if whole else {}), **texts}
        typed = Typed(posted, {key: page.drawn_from[key] for key in posted}, page.based_on)
        before = writer(self.store).head().number
        saved = save(writer(self.store), (INCOME,), page.path, typed)
        after = writer(self.store).head().number
        if saved is None:
            assert page.name not in self.told
            assert after == before
            return
        assert after - before == bool(saved.merged.taken)
        self._compare(page, saved, texts)
        assert table_at(saved.head.document, saved.path)["name"] == page.name

    def _compare(self, page: Page, saved: Saved, texts: dict[str, str]) -> None:
        entry = self.told[page.name]
        for key, raw in texts.items():
            meant, now = MEANT.get(raw, raw), entry.get(key, "")
            if raw == UNREADABLE:
                assert key in saved.merged.refused
            elif meant in (page.seen[key], now):
                assert key not in saved.merged.taken
                continue
            elif now != page.seen[key]:
                assert key in saved.merged.conflicts
            else:
                assert key in saved.merged.taken
                entry[key] = meant
            if key in saved.merged.taken:
                page.seen[key], page.drawn_from[key] = meant, saved.head.number

    def remove(self, window: int) -> None:
        """Take the entry of the open form away, as it was shown."""
        page = self.pages.get(window)
        if page is None:
            return
        shown = table_at(writer(self.store).document(page.based_on), page.path)
        now = {**self.told.get(page.name, {}), "name": page.name}
        done = remove(writer(self.store), page.path, page.based_on)
        if page.name not in self.told:
            assert done == "gone"
        elif {key: one for key, one in now.items() if one} == shown:
            assert done == "removed"
            del self.told[page.name]
        else:
            assert done not in ("removed", "gone")

    def check(self) -> None:
        entries = list_at(writer(self.store).head().document, SHELF)
        said = {one["name"]: {key: one[key] for key in FIELDS if key in one} for one in entries}
        assert len(said) == len(entries)
        assert said == {
            name: {key: one for key, one in entry.items() if one}
            for name, entry in self.told.items()
        }


def texts() -> Any:
    return st.fixed_dictionaries(
        {}, optional={key: st.sampled_from(said) for key, said in WORDS.items()}
    )


STEPS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 3)),
    st.tuples(st.just("draw"), st.integers(0, 1), st.integers(0, 5)),
    st.tuples(st.just("post"), st.integers(0, 1), texts(), st.booleans()),
    st.tuples(st.just("post"), st.integers(0, 1), texts(), st.booleans()),
    st.tuples(st.just("remove"), st.integers(0, 1)),
)


@settings(max_examples=400)
@given(st.lists(STEPS, max_size=30))
def test_no_accepted_change_is_lost_without_being_shown(steps: list[tuple[Any, ...]]) -> None:
    office = Office()
    office.add(0)
    for name, *arguments in steps:
        match name:
            case "add":
                office.add(arguments[0])
            case "draw":
                office.draw(*arguments)
            case "post":
                office.post(arguments[0], arguments[1], whole=arguments[2])
            case "remove":
                office.remove(*arguments)
        office.check()


class Interrupted(MemoryStore):
    """A store in which somebody else writes just before the first append of a post."""

    def __init__(self, others: Iterator[dict[str, Any]]) -> None:
        super().__init__()
        self._others = others

    def append(self, document: Any, change: Change, based_on: int) -> Any:
        for other in self._others:
            super().append(other, Change(NOW, "other", "answer"), based_on)
            break
        return super().append(document, change, based_on)


def test_a_write_between_reading_and_writing_is_merged_again() -> None:
    others = iter(
        [{"schema": 1, "person": {"city": "杭州"}}, {"schema": 1, "person": {"city": "佛山"}}]
    )
    store = Interrupted(others)
    saved = save(writer(store), PERSON, ("person",), Typed({"phone": "138"}, {}, 0))
    assert saved is not None
    assert saved.head.document["person"] == {"city": "佛山", "phone": "138"}
    assert saved.head.number == 3


def test_a_write_between_of_the_same_field_is_a_conflict() -> None:
    store = Interrupted(iter([{"schema": 1, "person": {"city": "杭州"}}]))
    saved = save(writer(store), PERSON, ("person",), Typed({"city": "佛山"}, {}, 0))
    assert saved is not None
    assert saved.merged.conflicts == {"city"}
    assert saved.head.document["person"] == {"city": "杭州"}


def test_a_form_of_no_revision_there_is_overwrites_nothing() -> None:
    store = MemoryStore()
    save(writer(store), PERSON, ("person",), Typed({"city": "杭州"}, {}, 0))
    saved = save(writer(store), PERSON, ("person",), Typed({"city": "佛山"}, {}, 77))
    assert saved is not None
    assert saved.merged.conflicts == {"city"}
    assert save(writer(store), (INCOME,), ("income", 0), Typed({"amount": "1"}, {}, 77)) is None
