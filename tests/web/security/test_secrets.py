"""After use, nothing of what was typed is in any file: data, temporary, home, or what is printed."""

import json
import sys
from pathlib import Path

import pytest

from tests.web.security.story import Planted, live, served
from tests.web.store.test_secrets import traces


def written(folder: Path) -> bytes:
    """Everything under a folder, names and contents."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(
        [*(str(path).encode() for path in files), *(path.read_bytes() for path in files)]
    )


@pytest.mark.slow
def test_no_secret_is_left_anywhere_after_use(tmp_path: Path) -> None:
    planted = Planted()
    with served(tmp_path) as program:
        live(program.browser, planted)
        running = written(tmp_path)
        open_files = held(program.process.pid)
    assert program.process.returncode == 0
    stopped = written(tmp_path)
    secrets = sorted(set(planted.traces))
    assert len(secrets) >= 200
    for kept in (running, stopped):
        assert len(kept) > 100_000, "there is something to search"
        found = [one for one in secrets if any(trace in kept for trace in traces(one))]
        assert found == []
    assert (tmp_path / "stderr").read_bytes() == b""
    assert list((tmp_path / "tmp").iterdir()) == []
    assert open_files == [], "locked: no file of a case is held open, not even a deleted one"


def held(process: int) -> list[str]:
    """The files a process holds open for reading or writing, other than its streams, pipes and sockets."""
    if not sys.platform.startswith("linux"):
        return []
    folder = Path(f"/proc/{process}/fd")
    names = [str(one.readlink()) for one in folder.iterdir() if int(one.name) > 2]
    return [
        name for name in names if not name.startswith(("socket:", "pipe:", "anon_inode:", "/dev/"))
    ]


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """A program that wrote its case in clear would fail the test above."""
    planted = Planted()
    case = {"name": planted.words(), "amount": planted.amount(), "id": planted.digits(18)}
    (tmp_path / "case.json").write_text(json.dumps(case, ensure_ascii=False), "utf-8")
    (tmp_path / planted.latin()).touch()
    kept = written(tmp_path)
    assert all(any(trace in kept for trace in traces(one)) for one in planted.traces)
    assert len(planted.traces) == 4
