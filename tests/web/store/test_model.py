"""Any sequence of calls, against a store of dictionaries that is too simple to be wrong."""

import datetime as dt
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from ashore.web.store.base import Change, Entry, Revision, StaleError, Store
from tests.web.store.places import InMemory, place

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.text(max_size=8), VALUES, max_size=5)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
CHANGES = st.builds(
    Change, st.datetimes(timezones=st.timezones()).filter(lambda at: 2 < at.year < 9998),
    WORDS, WORDS, WORDS,
)  # fmt: skip


class Calls(RuleBasedStateMachine):
    """Every rule calls the store and the model and compares; the invariant compares all they hold."""

    kind = "memory"
    server = ""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.context = place(self.kind, Path(self.folder.name), self.server)
        self.kept = self.context.__enter__()
        self.store: Store = self.kept.open()
        self.revisions: list[Revision] = []
        self.blobs: dict[str, bytes] = {}
        self.settings: dict[str, str] = {}

    @rule(document=DOCUMENTS, change=CHANGES, off=st.sampled_from([0, 0, 0, -1, 1, 7]))
    def append(self, document: dict[str, Any], change: Change, off: int) -> None:
        based_on = len(self.revisions) + off
        if off:
            with pytest.raises(StaleError) as refused:
                self.store.append(document, change, based_on)
            assert refused.value.head == (self.revisions[-1] if self.revisions else None)
            return
        at = change.at.astimezone(dt.UTC)
        entry = Entry(based_on + 1, at, change.author, change.reason, change.about)
        self.revisions.append(Revision(entry, document))
        assert self.store.append(document, change, based_on) == self.revisions[-1]

    @rule(content=st.binary(max_size=5000))
    def put_blob(self, content: bytes) -> None:
        digest = self.store.put_blob(content)
        assert digest == sha256(content).hexdigest()
        self.blobs[digest] = content

    @rule(name=WORDS, value=WORDS)
    def set_setting(self, name: str, value: str) -> None:
        self.store.set_setting(name, value)
        self.settings[name] = value

    @rule()
    def reopen(self) -> None:
        if not isinstance(self.kept, InMemory):
            self.store.close()
            self.store = self.kept.open()

    @rule()
    def erase(self) -> None:
        if not isinstance(self.kept, InMemory):
            self.store.erase()
            self.store = self.kept.open()
            self.revisions, self.blobs, self.settings = [], {}, {}

    @invariant()
    def all_is_the_same(self) -> None:
        assert self.store.head() == (self.revisions[-1] if self.revisions else None)
        assert self.store.history() == tuple(one.entry for one in reversed(self.revisions))
        for revision in self.revisions:
            assert self.store.revision(revision.entry.number) == revision
        assert self.store.blobs() == tuple(sorted(self.blobs))
        assert {digest: self.store.blob(digest) for digest in self.blobs} == self.blobs
        assert self.store.settings() == self.settings
        assert all(self.store.setting(name) == value for name, value in self.settings.items())

    def teardown(self) -> None:
        self.context.__exit__(None, None, None)
        self.folder.cleanup()


@pytest.mark.parametrize(
    "kind", ["memory", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("file", "server"))]
)
def test_any_sequence_of_calls(kind: str, request: pytest.FixtureRequest) -> None:
    class Here(Calls):
        pass

    Here.kind = kind
    Here.server = request.getfixturevalue("server") if kind == "server" else ""
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck)
        ),
    )
