"""``ashore import``: what is read, what is refused and how, what is asked and remembered."""

import getpass
import json
import sys
from pathlib import Path

import pytest

from ashore.cli.bills import intake, notebook, progress
from ashore.cli.shared import Settings
from ashore.cli.wrap import width
from ashore.texts import LANGUAGES
from ashore.web.store import places
from ashore.workout.bills import Bills, read_bills
from tests.cli_helper import Called, called, say
from tests.statements.bill_files import OPENS, content, flat, household_files, sealed, write

ODD = "我的流水\n甲,乙,丙,丁\n2026-01-03,12.50,,小店\n2026-02-03,,100,老板\n"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, for these tests alone."""
    folder = tmp_path / "data"
    monkeypatch.setattr(places, "data_folder", lambda: folder)
    return folder


def imported(capsys, *arguments: str | Path) -> Called:
    return called(capsys, "--lang", "zh", "import", *arguments)


def told(capsys, *arguments: str | Path):
    done = imported(capsys, *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


# What is read.


def test_json_is_what_the_facade_answers(capsys, tmp_path: Path) -> None:
    files = household_files(tmp_path)
    bills = Bills(
        [one for file in files for one in read_bills(str(file), file.read_bytes())], "zh-Hans"
    )
    assert told(capsys, *files) == {
        "files": bills.files_json(),
        "transactions": list(bills.rows_json()),
        "budget": bills.draft_json(with_rows=False),
    }


def test_every_row_of_a_file_is_accounted_for(capsys, tmp_path: Path) -> None:
    file = write(tmp_path, "a.csv", content("alipay-app", spoiled=True))
    (one,) = told(capsys, file)["files"]
    assert len(one["rejected"]) == 5
    assert one["transactions"] + one["other"] + len(one["rejected"]) == one["rows"]
    page = imported(capsys, file).out
    for bad in one["rejected"]:
        assert f"a.csv第{bad['line']}行：" in page.replace("\n    ", "")


def test_the_order_of_files_and_a_file_given_twice_change_no_figure(capsys, tmp_path: Path) -> None:
    files = household_files(tmp_path)
    usual = told(capsys, *files)["budget"]
    for other in (files[::-1], [*files, files[0]]):
        assert told(capsys, *other)["budget"] == usual


def test_standard_input_is_a_file_too(capsys, monkeypatch, tmp_path: Path) -> None:
    file = write(tmp_path, "a.csv", content("alipay-app"))
    say(monkeypatch, content("alipay-app"))
    piped = told(capsys, "-")
    assert {row["file"] for row in piped["transactions"]} == {"stdin"}
    assert piped["budget"]["expense"] == told(capsys, file)["budget"]["expense"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_says_the_same(capsys, tmp_path: Path, encoding: str) -> None:
    usual = write(tmp_path, "a.csv", content("alipay-app"))
    rows = [list(row.values()) for row in told(capsys, usual)["transactions"]]
    write(tmp_path, "a.csv", content("alipay-app").decode("gb18030").encode(encoding))
    assert [list(row.values()) for row in told(capsys, usual)["transactions"]] == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_the_terminal_and_tells_of_everything(
    capsys, monkeypatch, tmp_path: Path, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = called(capsys, "--lang", language, "import", *household_files(tmp_path))
    assert (done.status, done.err) == (0, "")
    for line in done.out.splitlines():
        assert width(line) <= 80 or "ashore budget --from" in line, line
        assert line == line.rstrip()
    assert "█" in done.out
    assert done.out.count("\n  · ") >= 2, "the questions are sentences"
    assert "ashore budget --from" in done.out


def test_the_page_of_a_file_without_transactions_says_so(capsys, tmp_path: Path) -> None:
    header = content("alipay-app").decode("gb18030").splitlines()[24]
    done = imported(capsys, write(tmp_path, "a.csv", header + "\n"))
    assert done.status == 0
    assert "没有读到算数的交易。" in done.out


def test_a_broken_name_cannot_command_the_terminal(capsys, tmp_path: Path) -> None:
    bill = "日期,金额,对方\n" + "2026-01-03,-9.00,\x1b[2J店\n" * 3
    assert "\x1b" not in imported(capsys, write(tmp_path, "a.csv", bill)).out


# What is refused.

UNKNOWN = (
    "前80行里没有找到账单的表头（至少要有日期和金额两列）。"
    "请用 --columns 说明，比如 --columns moment=交易日,amount=发生额。"
)
BROKEN_ARCHIVE = "压缩包不完整，或者坏了。请重新下载一次再试。"
BAD: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "这个文件是空的。请重新导出一次，或者换一个文件。"),
    "blank.csv": (b"\xef\xbb\xbf \n\n", "这个文件是空的。请重新导出一次，或者换一个文件。"),
    "picture.csv": (
        b"\x89PNG\r\n\x1a\n0000",
        "这是一张图片，不是账单文件。请在App里导出账单文件（CSV或者Excel）。",
    ),
    "document.csv": (b"%PDF-1.7\nxxxx", "这是PDF文件，还不能读。请导出CSV或者Excel格式的。"),
    "archive.7z": (
        b"7z\xbc\xaf\x27\x1c0000",
        "这种压缩包打不开。请先解压，再选里面的账单文件。",
    ),
    "program.csv": (
        b"MZ\x90\x00" + b"0" * 90,
        "这是一个程序，不是账单文件。请换成导出的账单文件（CSV或者Excel）。",
    ),
    "diary.txt": ("亲爱的日记\n今天很好。\n".encode(), UNKNOWN),
    "diary-gbk.txt": ("亲爱的日记\n今天很好。\n".encode("gb18030"), UNKNOWN),
    "noise.csv": (bytes(range(1, 256)) * 9, UNKNOWN),
    "odd.csv": (ODD.encode(), UNKNOWN),
    "case.json": (b'{"schema": 1}', UNKNOWN),
    "cut.xlsx": (
        b"PK\x03\x04[Content_Types].xml xl/workbook" + b"0" * 99,
        "这个表格文件打不开，可能不完整，或者有密码。请用Excel或WPS打开，另存成没有密码的文件再试。",
    ),
    "cut.zip": (sealed(content("alipay-app"))[:3000], BROKEN_ARCHIVE),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_statement_is_one_line(capsys, tmp_path: Path, name: str) -> None:
    data, line = BAD[name]
    path = write(tmp_path, name, data)
    done = imported(capsys, path)
    assert (done.status, done.out, done.err) == (2, "", f"{path}: {line}\n")


def test_half_a_workbook_is_one_line(capsys, tmp_path: Path) -> None:
    whole = content("wechat-xlsx")
    path = write(tmp_path, "cut.xlsx", whole[: len(whole) // 2])
    done = imported(capsys, path)
    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)


def test_a_folder_and_a_missing_file_are_one_line_each(capsys, tmp_path: Path) -> None:
    done = imported(capsys, tmp_path, tmp_path / "none.csv")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"{tmp_path}: 这是一个文件夹。请写文件名。\n"
        f"{tmp_path / 'none.csv'}: 找不到这个文件。请检查文件名和所在的文件夹。\n"
    )


@pytest.mark.parametrize("form", ["table", "json", "csv", "beancount"])
def test_every_bad_file_is_named_and_nothing_is_said_of_the_good(
    capsys, tmp_path: Path, form: str
) -> None:
    good = write(tmp_path, "a.csv", content("alipay-app"))
    bad = [write(tmp_path, name, BAD[name][0]) for name in ("empty.csv", "picture.csv")]
    done = imported(capsys, bad[0], good, bad[1], "--format", form)
    assert (done.status, done.out) == (2, "")
    assert done.err == "".join(f"{path}: {BAD[path.name][1]}\n" for path in bad)


def test_ctrl_c_ends_quietly(capsys, monkeypatch, tmp_path: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "read_bills", interrupted)
    done = imported(capsys, write(tmp_path, "a.csv", content("alipay-app")))
    assert (done.status, done.out, done.err) == (130, "", "")


# Passwords.

HOW_TO_OPEN = (
    "请在终端里输入平台发来的解压密码，或者用 --password-file 写明放密码的文件；密码不会保存。"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write(tmp_path, "账单.zip", sealed(content("alipay-app")))


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal to type on."""

    def ask(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", ask)


def test_a_password_from_a_file_opens_an_archive(capsys, tmp_path: Path, archive: Path) -> None:
    passwords = write(tmp_path, "passwords", f"wrong\n{OPENS}\n")
    (one,) = told(capsys, archive, "--password-file", passwords)["files"]
    assert one["name"] == f"{archive}/支付宝.csv"


@pytest.mark.usefixtures("nobody")
def test_without_a_terminal_the_line_says_how(capsys, archive: Path) -> None:
    done = imported(capsys, archive)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"{archive}: 这个压缩包有密码。{HOW_TO_OPEN}\n"


def test_a_wrong_password_is_one_line(capsys, tmp_path: Path, archive: Path) -> None:
    done = imported(capsys, archive, "--password-file", write(tmp_path, "passwords", "wrong\n"))
    assert (done.status, done.out) == (2, "")
    assert done.err == f"{archive}: 密码打不开这个压缩包。{HOW_TO_OPEN}\n"


def test_a_typed_password_is_asked_for_again_tried_on_others_and_never_kept(
    capsys, monkeypatch, tmp_path: Path, archive: Path
) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return ["wrong", OPENS][len(asked) - 1]

    monkeypatch.setattr(getpass, "getpass", ask)
    other = write(tmp_path, "other.zip", archive.read_bytes())
    memory = tmp_path / "m.json"
    columns = "moment=甲,amount=乙"
    told(capsys, archive, other, "--columns", columns, "--memory", memory)
    assert asked == [f"“{archive}”的解压密码（输入时不显示）："] * 2
    assert OPENS not in memory.read_text(encoding="utf-8")


# Tables of an unknown kind.


def test_columns_are_said_once(capsys, tmp_path: Path, kept: Path) -> None:
    file = write(tmp_path, "odd.csv", ODD)
    rows = told(capsys, file, "--columns", "moment=甲,out=乙,in=丙,counterparty=丁")["transactions"]
    assert [(row["amount"], row["direction"], row["counterparty"]) for row in rows] == [
        ("12.50", "out", "小店"),
        ("100.00", "in", "老板"),
    ]
    assert (kept / "bills.json").stat().st_mode & 0o077 == 0
    assert told(capsys, file)["transactions"] == rows


def test_on_a_terminal_columns_are_asked_for_and_remembered(
    capsys, monkeypatch, tmp_path: Path, kept: Path
) -> None:
    file = write(tmp_path, "odd.csv", ODD)
    monkeypatch.setattr(intake, "can_ask", lambda: True)
    say(monkeypatch, "第一列\n1\n\n丙\n2\n丁\n\n")
    done = imported(capsys, file, "--format", "json")
    assert done.status == 0
    assert [row["amount"] for row in json.loads(done.out)["transactions"]] == ["12.50", "100.00"]
    for words in (
        f"认不出“{file}”是哪里的账单。",
        "甲     2026-01-03 / 2026-02-03",
        "请写列的号码（1到4）或者列名",
    ):
        assert flat(words) in flat(done.err)
    assert json.loads((kept / "bills.json").read_text(encoding="utf-8"))["columns"] == [
        {"moment": "甲", "in": "丙", "out": "乙", "counterparty": "丁"}
    ]


def test_an_amount_without_a_sign_has_a_column_that_tells(
    capsys, monkeypatch, tmp_path: Path
) -> None:
    file = write(tmp_path, "odd.csv", "甲,乙,丙\n2026-01-03,12.50,支\n2026-02-03,100,收\n")
    monkeypatch.setattr(intake, "can_ask", lambda: True)
    say(monkeypatch, "甲\n乙\n丙\n\n\n")
    rows = json.loads(imported(capsys, file, "--format", "json").out)["transactions"]
    assert [(row["amount"], row["direction"]) for row in rows] == [
        ("12.50", "out"),
        ("100.00", "in"),
    ]


def test_without_an_answer_nothing_is_remembered(
    capsys, monkeypatch, tmp_path: Path, kept: Path
) -> None:
    file = write(tmp_path, "odd.csv", ODD)
    monkeypatch.setattr(intake, "can_ask", lambda: True)
    say(monkeypatch, "1\n")
    done = imported(capsys, file)
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith(f"{file}: {UNKNOWN}\n")
    assert not kept.exists()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("a=b", "--columns里的“a=b”看不懂。"),
        ("moment", "--columns里的“moment”看不懂。"),
        ("moment=甲", "--columns至少要有日期（moment）和金额（amount，或者in、out）。"),
        ("amount=乙", "--columns至少要有日期（moment）和金额（amount，或者in、out）。"),
    ],
)
def test_columns_that_cannot_be_meant(capsys, tmp_path: Path, columns: str, said: str) -> None:
    done = imported(capsys, write(tmp_path, "odd.csv", ODD), "--columns", columns)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"ashore import：{said}")


# What is remembered.


def test_a_correction_is_applied_and_remembered(capsys, tmp_path: Path, kept: Path) -> None:
    bill = write(
        tmp_path, "a.csv", "日期,金额,对方\n2026-01-03,-900.00,张三\n2026-01-04,-9.00,小店\n"
    )
    first = told(capsys, bill, "--correct", "小店=gifts", "--correct", "张三=person")[
        "transactions"
    ]
    assert [(row["kind"], row["category"]) for row in first] == [
        ("person", ""),
        ("expense", "gifts"),
    ]
    assert told(capsys, bill)["transactions"] == first
    again = told(capsys, bill, "--correct", "小店=food", "--correct", "张三=housing")[
        "transactions"
    ]
    assert [(row["kind"], row["category"]) for row in again] == [
        ("expense", "housing"),
        ("expense", "food"),
    ]
    assert len(json.loads((kept / "bills.json").read_text(encoding="utf-8"))["corrections"]) == 2


@pytest.mark.parametrize(
    ("correct", "said"),
    [
        ("小当=food", "--correct：账单里没有交易对方“小当”。是不是“小店”？"),
        ("XYZ=food", "--correct：账单里没有交易对方“XYZ”。请照账单里的写法写。"),
        ("food", "--correct：账单里没有交易对方“food”。请照账单里的写法写。"),
        ("小店=foot", "--correct：“foot”不是类别。可以是：housing, utilities, food,"),
    ],
)
def test_corrections_that_cannot_be_meant(
    capsys, tmp_path: Path, kept: Path, correct: str, said: str
) -> None:
    bill = write(tmp_path, "a.csv", "日期,金额,对方\n2026-01-03,-9.00,小店\n")
    done = imported(capsys, bill, "--correct", correct)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"ashore import：{said}")
    assert not kept.exists()


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"corrections": 5}',
        b'{"corrections": [{"who": "me"}]}',
        b'{"columns": [{"moment": "a"}]}',
    ],
)
def test_a_broken_memory_is_one_line_and_stays_as_it_is(
    capsys, tmp_path: Path, broken: bytes
) -> None:
    bill = write(tmp_path, "a.csv", "日期,金额,对方\n2026-01-03,-9.00,小店\n")
    memory = write(tmp_path, "m.json", broken)
    done = imported(capsys, bill, "--memory", memory, "--correct", "小店=food")
    assert (done.status, done.out, memory.read_bytes()) == (2, "", broken)
    assert done.err == (
        f"{memory}: 这个文件不是这里记下的更正，没有动它。"
        "请改好它，或者移开它，再试一次；也可以用 --memory 换一个文件。\n"
    )


def test_memory_stands_beside_the_case(tmp_path: Path, kept: Path) -> None:
    assert notebook.notebook_of(None, "a/my.case.toml").path == Path("a/my.case.bills.json")
    assert notebook.notebook_of(None, None).path == kept / "bills.json"
    assert notebook.notebook_of(None, "-").path == kept / "bills.json"
    assert notebook.notebook_of(str(tmp_path / "x"), "a/case.toml").path == tmp_path / "x"


# Progress.


class _Screen:
    def __init__(self, *, terminal: bool) -> None:
        self.written = ""
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def write(self, words: str) -> None:
        self.written += words

    def flush(self) -> None:
        pass


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"), [(True, 2.0, True), (True, 0.5, False), (False, 2.0, False)]
)
def test_progress_is_for_a_person_who_waits(
    monkeypatch, *, terminal: bool, seconds: float, shown: bool
) -> None:
    now = [100.0]
    screen = _Screen(terminal=terminal)
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(sys, "stderr", screen)
    told_of = progress.Progress(Settings("zh-Hans"))
    with told_of.of("a.csv"):
        now[0] += seconds
        told_of.tick(20_000)
        told_of.tick(40_000)
    line = "a.csv：已读40000行"
    assert (line in screen.written) is shown
    if shown:
        assert screen.written.endswith("\r" + " " * width(line) + "\r"), "the line is taken away"
    else:
        assert screen.written == ""
