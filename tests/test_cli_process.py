"""The program as a process of its own: quick to start, quiet when stopped, UTF-8 everywhere, offline."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_helper import PROGRAM, environment, process, shipped

HEAVY = (
    "pydantic",
    "numpy",
    "rich",
    "typst",
    "docx",
    "xlsxwriter",
    "ashore.workout",
    "ashore.case",
)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["nonsense"], ["position"], ["pack", "--help"]]
)
def test_nothing_heavy_is_imported_before_it_is_needed(arguments: list[str]) -> None:
    program = (
        "import sys; from ashore.cli.main import call; call(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_answer_alone_is_on_standard_output() -> None:
    done = process(["position", shipped("jiebei"), "--format", "json"])
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["debts"]


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"LANG": "zh_CN.GBK"}]
)
def test_output_is_utf8_whatever_the_locale(env: dict[str, str]) -> None:
    done = process(["--lang", "zh", "schedule"], env=environment(**env))
    assert done.status == 2
    assert done.err.startswith("ashore schedule：少了 --principal")


def test_the_locale_chooses_the_language() -> None:
    assert "Usage:" in process(["--help"], env=environment(LANG="en_US.UTF-8")).out
    assert "用法：" in process(["--help"], env=environment(LANG="zh_CN.UTF-8")).out
    assert "選項" in process(["--help"], env=environment(LANG="zh_TW.UTF-8")).out


def test_a_case_comes_through_a_pipe() -> None:
    done = process(["budget", "-", "--format", "json"], said=shipped("jiebei").read_bytes())
    assert done.status == 0
    assert "surplus" in json.loads(done.out)


@pytest.mark.skipif(os.name == "nt", reason="pipes are POSIX")
@pytest.mark.parametrize("arguments", [["--help"], ["position", str(shipped("seven"))]])
def test_a_reader_that_goes_away_is_met_with_silence(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_is_quiet() -> None:
    running = subprocess.Popen(
        [*PROGRAM, "xirr", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b'[["2026-01-15", 1], ["2027-01-15", -1.1]]\n' * 1000)
    running.stdin.flush()
    assert running.stdout.readline()  # it has begun, and soon waits for more
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, b"")


def test_the_whole_line_opens_no_socket(tmp_path: Path) -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise AssertionError('a socket was opened')\n"
        "socket.socket.__init__ = refuse\n"
        "from ashore.cli.main import call\n"
        "sys.exit(max(call([c, sys.argv[1], *m]) for c, m in "
        "[('position', []), ('budget', []), ('plan', []), ('pack', ['--out', sys.argv[2]])]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(shipped("jiebei")), str(tmp_path / "papers")],
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr.decode()


def test_completion_is_offered() -> None:
    done = process([], env=environment(_ASHORE_COMPLETE="bash_source"))
    assert "_ASHORE_COMPLETE=bash_complete" in done.out
    done = process(
        [],
        env=environment(_ASHORE_COMPLETE="bash_complete", COMP_WORDS="ashore po", COMP_CWORD="1"),
    )
    assert done.out == "plain,position\n"
