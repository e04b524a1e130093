"""``ashore export`` and ``ashore import-case``: round trips, passphrases that nobody sees, and refusals in a line."""

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ashore.case.load import parse_case
from ashore.web.store import age, vault
from ashore.web.store.keys import seal
from ashore.web.store.vault import Vault, create, people, unlock
from tests.cli_helper import PROGRAM, Called, called, environment, shipped
from tests.web.store.places import CHEAP, PASSPHRASE
from tests.web.store.test_takeout import everything, fill

OTHER = "给文件的另一句话"
LIBRARIES = (
    "sqlcipher3",
    "argon2",
    "cryptography",
    "pyrage",
    "platformdirs",
    "psycopg",
    "sqlite3",
    "django",
)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guesses cost nothing here, and age's work, which is in its library, is left out."""
    monkeypatch.setattr(vault, "seal", lambda *arguments: seal(*arguments[:3], CHEAP))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    store = create(folder, PASSPHRASE, dt.date(2026, 11, 21), fill, CHEAP)
    store.close()
    return folder


def words(tmp_path: Path, *passphrases: str) -> Path:
    """A file of passphrases."""
    file = tmp_path / "passphrases.txt"
    file.write_bytes("\r\n".join([*passphrases, ""]).encode("utf-8-sig"))
    return file


def said_in(capsys, *arguments: str | Path) -> Called:
    return called(capsys, "--lang", "zh-Hans", *arguments)


def opened(data: Path, person: str, passphrase: str) -> contextlib.closing[Vault]:
    return contextlib.closing(unlock(data, person, passphrase))


def test_what_is_exported_is_imported_as_another_person(capsys, tmp_path: Path, data: Path) -> None:
    (first,) = people(data)
    out, file = tmp_path / "case.zip", words(tmp_path, PASSPHRASE)
    done = said_in(capsys, "export", "--out", out, "--data", data, "--passphrase-file", file)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"已经导出到 {out}：3 次改动，3 个附件。\n这个文件没有加密，请收好。\n"
    assert out.stat().st_mode & 0o777 == 0o600
    done = said_in(
        capsys, "import-case", out, "--data", data, "--passphrase-file", words(tmp_path, OTHER)
    )
    assert (done.status, done.err) == (0, "")
    (second,) = {one.id for one in people(data)} - {first.id}
    assert done.out == f"已经导入：3 次改动，3 个附件。案卷编号：{second}\n"
    with opened(data, first.id, PASSPHRASE) as one, opened(data, second, OTHER) as two:
        assert everything(one) == everything(two)


@pytest.mark.slow
def test_an_encrypted_export_opens_with_its_own_passphrase(
    capsys, tmp_path: Path, data: Path
) -> None:
    (person,) = people(data)
    out, file = tmp_path / "case.zip.age", words(tmp_path, PASSPHRASE, OTHER)
    arguments = [
        "--out",
        out,
        "--age",
        "--data",
        data,
        "--passphrase-file",
        file,
        "--format",
        "json",
    ]
    done = said_in(capsys, "export", *arguments)
    assert json.loads(done.out) == {
        "file": str(out), "person": person.id, "revisions": 3, "blobs": 3, "encrypted": True,
    }  # fmt: skip
    assert age.is_age(out.read_bytes())
    elsewhere = tmp_path / "elsewhere"
    arguments = ["import-case", out, "--data", elsewhere, "--format", "json"]
    wrong = said_in(
        capsys, *arguments, "--passphrase-file", words(tmp_path, PASSPHRASE, PASSPHRASE)
    )
    assert (wrong.status, wrong.out, wrong.err) == (
        2,
        "",
        "这个密码打不开。请再输入一次，留意大小写、空格和输入法。\n",
    )
    file = words(tmp_path, OTHER, PASSPHRASE)
    done = said_in(capsys, *arguments, "--age", "--passphrase-file", file)
    (new,) = people(elsewhere)
    assert json.loads(done.out) == {"person": new.id, "revisions": 3, "blobs": 3}
    with opened(data, person.id, PASSPHRASE) as one, opened(elsewhere, new.id, PASSPHRASE) as two:
        assert everything(one) == everything(two)


@pytest.mark.parametrize("name", ["jiebei", "seven"])
def test_a_case_file_is_the_first_revision_of_a_new_case(capsys, tmp_path: Path, name: str) -> None:
    data, case = tmp_path / "data", shipped(name)
    done = said_in(
        capsys,
        "import-case",
        case,
        "--data",
        data,
        "--passphrase-file",
        words(tmp_path, PASSPHRASE),
    )
    assert (done.status, done.err) == (0, "")
    (person,) = people(data)
    with opened(data, person.id, PASSPHRASE) as store:
        (entry,) = store.history()
        assert (entry.number, entry.reason) == (1, "import")
        kept = json.dumps(store.revision(1).document).encode()
    assert parse_case(kept, "x.json") == parse_case(case.read_bytes(), case.name)


def test_a_case_goes_out_as_it_came_in(capsys, tmp_path: Path) -> None:
    data, out, file = tmp_path / "data", tmp_path / "out.zip", words(tmp_path, PASSPHRASE)
    said_in(capsys, "import-case", shipped("seven"), "--data", data, "--passphrase-file", file)
    said_in(capsys, "export", "--out", out, "--data", data, "--passphrase-file", file)
    with zipfile.ZipFile(out) as found:
        written = parse_case(found.read("case.toml"), "case.toml")
    assert written == parse_case(shipped("seven").read_bytes(), "seven.toml")


def test_a_broken_case_file_gives_its_lines_and_no_person(capsys, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text("schema = 1\n[[debt]]\nid = 3\n", encoding="utf-8")
    data = tmp_path / "data"
    done = said_in(
        capsys,
        "import-case",
        case,
        "--data",
        data,
        "--passphrase-file",
        words(tmp_path, PASSPHRASE),
    )
    assert done.status == 2
    assert all(line.startswith(str(case)) for line in done.err.splitlines())
    assert not data.exists()


@pytest.mark.parametrize(
    ("passphrases", "line"),
    [
        (["wrong passphrase"], "这个密码打不开。请再输入一次，留意大小写、空格和输入法。"),
        ([], "这个密码打不开。请再输入一次，留意大小写、空格和输入法。"),
        ([PASSPHRASE], "{file}: 这个文件里的密码不够。请每行写一个密码，按询问的顺序。"),
        (
            [PASSPHRASE, "short"],
            "密码太短。请至少用8个字，汉字、字母、数字都可以，比如一句只有自己知道的话。",
        ),
    ],
)
def test_refused_passphrases_leave_no_file(
    capsys, tmp_path: Path, data: Path, passphrases: list[str], line: str
) -> None:
    out, file = tmp_path / "x.age", words(tmp_path, *passphrases)
    done = said_in(
        capsys, "export", "--out", out, "--age", "--data", data, "--passphrase-file", file
    )
    assert (done.status, done.out, done.err) == (2, "", line.format(file=file) + "\n")
    assert not out.exists()


def test_the_same_file_is_not_replaced(capsys, tmp_path: Path, data: Path) -> None:
    out = tmp_path / "case.zip"
    out.write_text("mine")
    done = said_in(capsys, "export", "--out", out, "--data", data)
    assert (done.status, done.err) == (
        2,
        f"{out}: 已经有这个文件了。请换一个文件名，或者先把它移开。\n",
    )
    assert out.read_text() == "mine"


def test_which_person_has_to_be_said_where_there_are_several(
    capsys, tmp_path: Path, data: Path
) -> None:
    create(data, OTHER, dt.date(2026, 12, 1), cost=CHEAP).close()
    first, second = people(data)
    out, file = tmp_path / "x.zip", words(tmp_path, PASSPHRASE)
    arguments = ["export", "--out", out, "--data", data, "--passphrase-file", file]
    done = said_in(capsys, *arguments)
    assert done.err == (
        f"{data}: 这里有几份案卷：{first.id} (2026-11-21); {second.id} (2026-12-01)。"
        "请用 --person 写明是哪一份。\n"
    )
    assert said_in(capsys, *arguments, "--person", first.id).status == 0
    assert said_in(capsys, *arguments[:2], tmp_path / "y", *arguments[3:], "--person", "x").err == (
        "没有编号是“x”的案卷。请检查编号和数据文件夹。\n"
    )


def test_a_folder_without_a_case_is_said(capsys, tmp_path: Path) -> None:
    data = tmp_path / "none"
    done = said_in(capsys, "export", "--out", tmp_path / "x", "--data", data)
    assert done.err == f"{data}: 这个文件夹里还没有案卷。请检查文件夹，或者用 --data 写明在哪里。\n"
    assert not data.exists()


def test_an_open_case_is_not_exported_past_its_owner(capsys, tmp_path: Path, data: Path) -> None:
    (person,) = people(data)
    with opened(data, person.id, PASSPHRASE):
        file = words(tmp_path, PASSPHRASE)
        done = said_in(
            capsys, "export", "--out", tmp_path / "x", "--data", data, "--passphrase-file", file
        )
    assert (done.status, done.err) == (
        2,
        "这份案卷正在别处打开着。请先在那里锁上或者关掉，再试一次。\n",
    )


def test_age_asked_for_takes_nothing_else(capsys, tmp_path: Path) -> None:
    done = said_in(capsys, "import-case", shipped("seven"), "--age", "--data", tmp_path / "data")
    assert (done.status, done.err) == (
        2, f"{shipped('seven')}: 这个文件没有用 age 加密。请检查是不是这个文件，或者去掉 --age。\n",
    )  # fmt: skip


def test_a_hostile_archive_is_one_line_and_no_person(capsys, tmp_path: Path) -> None:
    file = tmp_path / "x.zip"
    with zipfile.ZipFile(file, "w") as found:
        found.writestr("../../evil", b"x")
    data = tmp_path / "data"
    done = said_in(
        capsys,
        "import-case",
        file,
        "--data",
        data,
        "--passphrase-file",
        words(tmp_path, PASSPHRASE),
    )
    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert not data.exists()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xfe", "这个文件不是 UTF-8 文本。请用 UTF-8 编码保存，每行写一个密码。"),
        (None, "找不到这个文件。请检查文件名和所在的文件夹。"),
    ],
)
def test_a_passphrase_file_that_cannot_be_read(
    capsys, tmp_path: Path, data: Path, content: bytes | None, line: str
) -> None:
    file = tmp_path / "passphrases"
    if content is not None:
        file.write_bytes(content)
    done = said_in(
        capsys, "export", "--out", tmp_path / "x", "--data", data, "--passphrase-file", file
    )
    assert (done.status, done.err) == (2, f"{file}: {line}\n")


@pytest.mark.skipif(os.name == "nt", reason="a terminal of its own is POSIX")
@pytest.mark.parametrize("again", [OTHER, "something else"])
def test_a_typed_passphrase_is_not_shown(tmp_path: Path, again: str) -> None:
    import pty

    pid, terminal = pty.fork()
    if pid == 0:  # the child, at a terminal of its own
        arguments = [
            "--lang",
            "en",
            "import-case",
            str(shipped("jiebei")),
            "--data",
            str(tmp_path / "data"),
        ]
        os.execve(PROGRAM[0], [*PROGRAM, *arguments], environment())  # noqa: S606
    seen = b""
    for passphrase, question in ((OTHER, b"not shown as you type): "), (again, b"type it again: ")):
        while not seen.endswith(question):
            seen += os.read(terminal, 1024)
        os.write(terminal, f"{passphrase}\n".encode())
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed
        while more := os.read(terminal, 1024):
            seen += more
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    same = again == OTHER
    assert os.waitstatus_to_exitcode(status) == (0 if same else 2)
    assert (
        b"Imported: 1 revision, 0 attachments." if same else b"The two passphrases differ."
    ) in seen
    assert OTHER.encode() not in seen
    assert len(people(tmp_path / "data")) == same


def test_without_a_terminal_nothing_is_read_that_would_be_shown(tmp_path: Path, data: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "--lang", "zh", "export", "--out", tmp_path / "x", "--data", data],
        input=PASSPHRASE.encode(),
        capture_output=True,
        check=False,
        start_new_session=True,
        env=environment(),
    )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "这里不能不显示地输入密码。请在终端里运行，或者用 --passphrase-file 写明放密码的文件。\n"
    )


def test_there_is_no_other_way_to_give_a_passphrase() -> None:
    from ashore.cli.program import program

    for name in ("export", "import-case"):
        import click

        command = program("en").get_command(click.Context(program("en")), name)
        assert command is not None
        assert all(param.envvar is None for param in command.params)
        said = {option for param in command.params for option in param.opts}
        assert {option for option in said if "pass" in option} == {"--passphrase-file"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["export", "--help"], ["import-case", "--help"], ["export"]]
)
def test_help_loads_none_of_the_libraries(arguments: list[str]) -> None:
    program = (
        "import sys; from ashore.cli.main import call; call(sys.argv[1:]);"
        f"print([name for name in {LIBRARIES!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
