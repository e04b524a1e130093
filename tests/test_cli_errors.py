"""What a user reads when something is wrong: one clear line per problem, and never a traceback."""

from pathlib import Path

import pytest

from ashore.cli import program as the_program
from tests.cli_helper import called, say, shipped

BROKEN = Path(__file__).parent / "broken_cases"


@pytest.mark.parametrize(
    ("arguments", "command", "said"),
    [
        (
            ["foo"],
            "ashore",
            "没有“foo”这个命令。可用的命令：" + ", ".join(the_program.COMMANDS) + "。",
        ),
        (
            ["positon", "x"],
            "ashore",
            "没有“positon”这个命令。是不是想用 position？",
        ),
        (["position"], "ashore position", "少了 CASE。"),
        (["pack", "x"], "ashore pack", "少了 --out。"),
        (
            ["position", "a", "b"],
            "ashore position",
            "多出了“b”，这里用不着。",
        ),
        (
            ["plan", "--zzz", "x", "c"],
            "ashore plan",
            "没有 --zzz 这个选项。",
        ),
        (
            ["pack", "--oot", "x", "c"],
            "ashore pack",
            "没有 --oot 这个选项。是不是想用 --out？",
        ),
        (
            ["pack", "c", "--out"],
            "ashore pack",
            "--out 后面要写一个值。",
        ),
        (["--version=1"], "ashore", "--version 后面不用写值。"),
        (
            ["--format", "yaml", "plan"],
            "ashore",
            "--format：“yaml”不在可选的值里，请用其中一个：table, json。",
        ),
        (
            ["plan", "x", "--lang", "fr"],
            "ashore plan",
            "--lang：“fr”不在可选的值里，请用其中一个：zh-Hans, zh-Hant, en。",
        ),
        (
            ["plan", "x", "--as-of", "21.11.2026"],
            "ashore plan",
            "--as-of：“21.11.2026”不是日期，请写成 2026-11-21 这样。",
        ),
        (
            ["plan", "x", "--as-of", "2026-02-30"],
            "ashore plan",
            "--as-of：日历上没有 2026-02-30 这一天，请写成 2026-11-21 这样。",
        ),
        (["plan", ""], "ashore plan", "CASE：这里是空的，请写一个值。"),
        (
            ["xirr"],
            "ashore xirr",
            "请给一个文件，或者用 --batch 给一批。",
        ),
        (
            ["xirr", "a.csv", "--batch", "b"],
            "ashore xirr",
            "请给一个文件，或者用 --batch 给一批。",
        ),
        (
            ["schedule", "--principal", "1"],
            "ashore schedule",
            "少了 --instalments, --method, --start。",
        ),
        (
            ["schedule", "--batch", "x", "--start", "y"],
            "ashore schedule",
            "--start 不能和 --batch 一起用：要么算一笔，要么成批算。",
        ),
    ],
)
def test_mistakes_on_the_command_line(
    capsys, monkeypatch, arguments: list[str], command: str, said: str
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    done = called(capsys, *arguments)
    assert (done.status, done.out, done.err) == (
        2,
        "",
        f"{command}：{said}（看用法：{command} --help）\n",
    )


def test_mistakes_speak_the_language_asked_for(capsys) -> None:
    done = called(capsys, "foo", "--lang", "en")
    assert done.err.startswith('ashore: There is no command "foo".')
    assert "這個命令" in called(capsys, "--lang", "zh_TW", "foo").err


@pytest.mark.parametrize("name", ["position", "budget", "plan"])
@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("none.toml", "none.toml: 找不到这个文件。请检查文件名和所在的文件夹。"),
        (".", ".: 这是一个文件夹。请写文件名。"),
    ],
)
def test_files_that_cannot_be_read(capsys, name: str, path: str, line: str) -> None:
    done = called(capsys, "--lang", "zh", name, path)
    assert (done.status, done.out, done.err) == (2, "", f"{line}\n")


def test_a_folder_that_cannot_be_written(capsys, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = called(capsys, "--lang", "zh", "pack", shipped("jiebei"), "--out", tmp_path / "file")
    assert done.status == 2
    assert (
        done.err
        == f"{tmp_path / 'file'}: 这里有一个同名的文件，不能当文件夹用。请换一个文件夹名。\n"
    )


def test_every_problem_of_a_case_is_a_line(capsys) -> None:
    broken = BROKEN / "045-everything-missing.toml"
    done = called(capsys, "--lang", "zh", "position", broken)
    assert (done.status, done.out) == (2, "")
    lines = done.err.splitlines()
    assert len(lines) > 3
    assert all(line.startswith(str(broken)) for line in lines)


def test_a_product_that_is_not_in_the_catalogue_names_file_and_key(capsys, monkeypatch) -> None:
    case = (
        shipped("jiebei")
        .read_text(encoding="utf-8")
        .replace('product = "jiebei"', 'product = "jiebai"')
    )
    say(monkeypatch, case)
    done = called(capsys, "--lang", "zh", "position", "-")
    assert done.status == 2
    assert done.err == "stdin: debt[1].product: 产品目录里没有“jiebai”。是不是“jiebei”？\n"


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"schema = 1\n[[debt]]\nid = 3", b"{" * 5000, b"\0" * 100]
)
def test_any_bytes_give_lines_and_no_traceback(capsys, monkeypatch, data: bytes) -> None:
    say(monkeypatch, data)
    done = called(capsys, "position", "-")
    assert (done.status, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


def test_a_mistake_of_ours_is_a_line_too(capsys, monkeypatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(the_program.Program, "get_command", fails)
    done = called(capsys, "--lang", "en", "position", "x")
    assert done.status == 1
    assert done.err.startswith("A mistake inside the program (ZeroDivisionError, cli/program.py:")
    assert "secret" not in done.err
