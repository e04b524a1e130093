"""House rules no linter knows; each message says what to write instead."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "ashore"
FACES = {"cli", "web"}
CORE = sorted(
    path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] not in FACES
)
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("time", "time")}
WORLD = {"os", "random", "secrets", "socket", "subprocess", "time", "urllib", "http", "locale"}


@pytest.mark.parametrize("path", CORE, ids=[str(path.relative_to(SOURCE)) for path in CORE])
def test_below_the_faces_nothing_reads_clock_environment_network_or_chance(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named = {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named = {(node.module or "").split(".")[0]} - _seeded(node)
        else:
            named = set()
        assert not named & WORLD, (
            f"{path.name}: take it as an argument, do not import {named & WORLD}"
        )
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            assert (owner, node.attr) not in CLOCKS, f"{path.name}: take the date as an argument"


def _seeded(node: ast.ImportFrom) -> set[str]:
    """Draws from a seed that is an argument are no chance; the module's own functions are."""
    return {"random"} if [one.name for one in node.names] == ["Random"] else set()


@pytest.mark.parametrize("path", CORE, ids=[str(path.relative_to(SOURCE)) for path in CORE])
def test_texts_for_people_stand_in_catalogues(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            words = re.findall(r"[\u4e00-\u9fff]{4,}", node.value)
            assert not words, f"{path.name}:{node.lineno}: put {words[0]!r} into a catalogue"


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_names_a_package_index() -> None:
    index = re.compile(r"https?://[^\s\"')]*(?:pypi|pythonhosted|/simple)[^\s\"')]*", re.IGNORECASE)
    for path in tracked_files():
        if (
            path.suffix in {".toml", ".txt", ".md", ".sh", ".cfg", ".py", ".json", ""}
            and path.is_file()
        ):
            found = index.search(path.read_text(encoding="utf-8", errors="ignore"))
            assert found is None, f"{path.name}: name the package, not its index ({found})"
