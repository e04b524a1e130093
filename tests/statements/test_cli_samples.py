"""``ashore import`` on real exports beside the repository: the counts that are told are those of the files."""

import json

import pytest

from tests.cli_helper import called
from tests.peers import FOLDER, peer_data

SHAPES = {one["file"]: one for one in peer_data("bills/shapes.json")["files"]}


@pytest.fixture(autouse=True)
def _kept(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.web.store.places.data_folder", lambda: tmp_path)


@pytest.mark.parametrize("name", SHAPES)
def test_a_real_file_is_told_whole(capsys, name: str) -> None:
    file = FOLDER / "bills" / name
    done = called(capsys, "import", file, "--format", "json")
    assert (done.status, done.err) == (0, "")
    told = json.loads(done.out)
    (one,) = told["files"]
    assert one["transactions"] + one["other"] + len(one["rejected"]) == one["rows"]
    # What a withdrawal cost is an entry beside it.
    assert len({row["line"] for row in told["transactions"]}) == one["transactions"]
    if "data_rows" in SHAPES[name]:
        assert one["rows"] - one["other"] == SHAPES[name]["data_rows"]
    page = called(capsys, "--lang", "zh", "import", file)
    assert (page.status, page.err) == (0, "")
    assert page.out.count("行：") == len(one["rejected"])


def test_all_real_files_at_once(capsys) -> None:
    files = [FOLDER / "bills" / name for name in SHAPES]
    done = called(capsys, "import", *files, "--format", "json")
    assert (done.status, done.err) == (0, "")
    assert len(json.loads(done.out)["files"]) == len(files)
