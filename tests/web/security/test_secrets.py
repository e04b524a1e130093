"""After use, nothing of what was typed is in any file: data, temporary, home, or what is printed."""

import json
from pathlib import Path

import pytest

from tests.web.security.story import Lived, Planted, written
from tests.web.store.test_secrets import found_in


@pytest.mark.slow
def test_no_secret_is_left_anywhere_after_use(lived: Lived) -> None:
    assert lived.status == 0
    assert len(lived.traces) >= 200
    for kept in (lived.running, written(lived.folder)):
        assert len(kept) > 100_000, "there is something to search"
        assert found_in(kept, lived.traces) == []
    assert (lived.folder / "stderr").read_bytes() == b""
    assert list((lived.folder / "tmp").iterdir()) == []
    assert lived.held == (), "locked: no file of a case is held open, not even a deleted one"


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """A program that wrote its case in clear would fail the test above."""
    planted = Planted()
    case = {"name": planted.words(), "amount": planted.amount(), "id": planted.digits(18)}
    (tmp_path / "case.json").write_text(json.dumps(case, ensure_ascii=False), "utf-8")
    (tmp_path / planted.latin()).touch()
    kept = written(tmp_path)
    assert found_in(kept, planted.traces) == sorted(planted.traces)
    assert len(planted.traces) == 4
