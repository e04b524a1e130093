"""The interview as people meet it: piped, at a terminal, interrupted, killed after any answer."""

import datetime as dt
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ashore.case.interview.graph import graph
from ashore.case.load import parse_case
from ashore.cli.interview.session import Session
from tests.cli_helper import PROGRAM, called, environment, process, say
from tests.interview_helper import LOAN

NEW = ["--as-of", "2026-11-21", "new"]
ORDER = [*LOAN.values()]
AT_A_TERMINAL = (
    "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"  # so that Ctrl-C reaches us
    "from ashore.cli.main import run; run()"
)
WHOLE = "".join(f"{raw}\n" for raw in [*ORDER, "done"])


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)


def test_a_case_within_the_first_questions(capsys, monkeypatch) -> None:
    say(monkeypatch, WHOLE)
    done = called(capsys, *NEW)
    assert (done.status, done.err) == (0, "")
    case = parse_case(Path("case.toml").read_bytes(), "case.toml", dt.date(2026, 11, 21))
    assert case.debt[0].principal == 20000_00
    assert not Path("case.toml.answers.jsonl").exists()
    shown = done.out.index("到目前为止")
    # The position of DESIGN's example, and what can be paid, before anything more is asked.
    assert "一共欠10,959.70元" in done.out[shown:]
    assert "每个月能拿出3,300.00元还款" in done.out[shown:]
    assert done.out.count("题，先问的这部分最多12题") == len(LOAN)
    assert "写好了：case.toml" in done.out


def one_line(said: str) -> str:
    """What was said, without the line breaks of a narrow terminal."""
    return said.replace("\n", "")


def test_only_the_case_file_is_left(capsys, monkeypatch) -> None:
    say(monkeypatch, WHOLE)
    called(capsys, *NEW, "mine.toml")
    assert [path.name for path in Path().iterdir()] == ["mine.toml"]


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
def test_the_case_file_is_for_its_owner_only(capsys, monkeypatch) -> None:
    say(monkeypatch, WHOLE)
    called(capsys, *NEW)
    assert Path("case.toml").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_in_other_languages(capsys, monkeypatch, language: str) -> None:
    say(monkeypatch, WHOLE)
    done = called(capsys, "--lang", language, *NEW)
    assert done.status == 0
    asked = {"en": "Which of these is it now?", "zh-Hant": "現在是哪一種情況？"}
    assert asked[language] in done.out


def test_json_has_standard_output_for_itself(capsys, monkeypatch) -> None:
    say(monkeypatch, WHOLE)
    done = called(capsys, *NEW, "--format", "json")
    assert json.loads(done.out) == {"file": "case.toml"}
    assert "现在是哪一种情况？" in done.err


def test_the_end_of_input_keeps_every_answer(capsys, monkeypatch) -> None:
    say(monkeypatch, "".join(f"{raw}\n" for raw in ORDER[:4]))
    done = called(capsys, *NEW)
    assert done.status == 1
    assert (
        "答过的都记在 case.toml.answers.jsonl，再运行 ashore new case.toml 就能接着答。"
        in one_line(done.out)
    )
    assert not Path("case.toml").exists()
    say(monkeypatch, "".join(f"{raw}\n" for raw in [*ORDER[4:], "done"]))
    done = called(capsys, *NEW)
    assert done.status == 0
    assert "接着上次：已经答了4题，都还在。" in done.out


def test_leaving_keeps_every_answer(capsys, monkeypatch) -> None:
    say(monkeypatch, "1\n1\nq\n")
    assert called(capsys, *NEW).status == 1
    assert len(Path("case.toml.answers.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_bad_answer_gets_one_line_and_the_question_waits(capsys, monkeypatch) -> None:
    say(monkeypatch, "1\n1\n很多\n7500\nq\n")
    done = called(capsys, *NEW)
    assert "请写金额，比如 20000、1799.65 或 2万。\n答：" in done.out
    assert len(Path("case.toml.answers.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_answers_that_do_not_go_together_are_refused_where_they_are_given(
    capsys, monkeypatch
) -> None:
    # A first due date so late that no instalment would cover the interest until then.
    said = [*ORDER[:-1], "年30%", "detail", "", "2080-01-15", "2026-02-20", "q"]
    say(monkeypatch, "".join(f"{raw}\n" for raw in said))
    done = called(capsys, *NEW)
    assert done.status == 1
    answers = [
        json.loads(line)["answer"]
        for line in Path("case.toml.answers.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert "2080-01-15" not in answers
    assert "2026-02-20" in answers


def test_going_back(capsys, monkeypatch) -> None:
    say(monkeypatch, "b\n1\n2\nb\n1\nq\n")
    done = called(capsys, *NEW)
    assert "已经是第一题了。" in done.out
    say(monkeypatch, "".join(f"{raw}\n" for raw in [*ORDER[2:], "done"]))
    called(capsys, *NEW)
    assert 'cause = "income-loss"' in Path("case.toml").read_text(encoding="utf-8")


def test_an_existing_case_is_not_replaced_without_a_yes(capsys, monkeypatch) -> None:
    Path("case.toml").write_text("mine")
    say(monkeypatch, "\n" + WHOLE)
    done = called(capsys, *NEW)
    assert done.status == 1
    assert "没有改动 case.toml。" in done.out
    assert Path("case.toml").read_text(encoding="utf-8") == "mine"
    say(monkeypatch, "y\n" + WHOLE)
    assert called(capsys, *NEW).status == 0
    assert "[[debt]]" in Path("case.toml").read_text(encoding="utf-8")


def test_with_nothing_on_standard_input_an_existing_case_stays(capsys, monkeypatch) -> None:
    Path("case.toml").write_text("mine")
    say(monkeypatch, "")
    assert called(capsys, *NEW).status == 1
    assert Path("case.toml").read_text(encoding="utf-8") == "mine"


def test_a_crash_between_writing_and_tidying_up_only_asks_again(capsys, monkeypatch) -> None:
    say(monkeypatch, WHOLE)
    called(capsys, *NEW)
    wanted = Path("case.toml").read_text(encoding="utf-8")
    say(monkeypatch, "".join(f"{raw}\n" for raw in ORDER))
    called(capsys, *NEW, "other.toml")
    Path("other.toml.answers.jsonl").rename("case.toml.answers.jsonl")
    say(monkeypatch, "y\ndone\n")
    assert called(capsys, *NEW).status == 0
    assert Path("case.toml").read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize(
    ("target", "what"),
    [(".", "这是一个文件夹。"), ("no/such/case.toml", "找不到这个文件。")],
)
def test_a_place_that_cannot_be_written_is_said_in_a_line(
    capsys, monkeypatch, target, what
) -> None:
    say(monkeypatch, WHOLE)
    done = called(capsys, *NEW, target)
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert what in done.err


def test_resumed_on_another_day_a_claim_keeps_its_own_day(capsys, monkeypatch) -> None:
    say(
        monkeypatch,
        "".join(f"{raw}\n" for raw in [*ORDER, "detail", "", "", "", "10960", "", "", "", ""]),
    )
    called(capsys, *NEW)
    say(monkeypatch, "done\n")
    called(capsys, "--as-of", "2026-12-05", "new")
    assert "as_of = 2026-11-21" in Path("case.toml").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("answered", range(len(ORDER) + 1))
def test_killed_after_any_answer_nothing_is_lost(
    capsys, monkeypatch, tmp_path: Path, whole_case: bytes, answered: int
) -> None:
    running = subprocess.Popen(
        [*PROGRAM, *NEW],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=tmp_path,
        env=environment(),
    )
    assert running.stdin is not None
    assert running.stdout is not None
    journal = tmp_path / "case.toml.answers.jsonl"
    for number, raw in enumerate(ORDER[:answered], 1):
        running.stdin.write(f"{raw}\n".encode())
        running.stdin.flush()
        wait_for(lambda wanted=number: lines_of(journal) >= wanted)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    say(monkeypatch, "".join(f"{raw}\n" for raw in [*ORDER[answered:], "done"]))
    done = called(capsys, *NEW)
    assert done.status == 0, done.err
    assert (tmp_path / "case.toml").read_bytes() == whole_case


def lines_of(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for(happened) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(scope="module")
def whole_case(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The case file of an interview that nothing interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    assert process(NEW, said=WHOLE, cwd=folder).status == 0
    return (folder / "case.toml").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
class TestAtATerminal:
    """Through a pseudo-terminal, as a person sits before it."""

    def start(self, tmp_path: Path) -> tuple[subprocess.Popen[bytes], int]:
        import pty

        ours, theirs = pty.openpty()
        running = subprocess.Popen(
            [sys.executable, "-c", AT_A_TERMINAL, *NEW],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=tmp_path,
            env=environment(TERM="xterm"),
            start_new_session=True,
        )
        os.close(theirs)
        return running, ours

    def read_until(self, terminal: int, words: str, again: bytes = b"") -> str:
        """What is shown up to some words; ``again`` is a key that is pressed each second until then."""
        seen = b""
        deadline = time.monotonic() + 30
        while words not in seen.decode(errors="ignore"):
            assert time.monotonic() < deadline, seen.decode(errors="ignore")
            ready, _, _ = select.select([terminal], [], [], 1)
            if ready:
                try:
                    seen += os.read(terminal, 65536)
                except OSError:
                    break
            else:
                os.write(terminal, again)
        return seen.decode(errors="ignore")

    def test_a_person_answers(self, tmp_path: Path) -> None:
        running, terminal = self.start(tmp_path)
        for raw in [*ORDER, "done"]:
            self.read_until(terminal, "答：")
            os.write(terminal, f"{raw}\n".encode())
        assert "写好了" in self.read_until(terminal, "# 准备材料")
        assert running.wait(30) == 0
        os.close(terminal)
        assert b"[[debt]]" in (tmp_path / "case.toml").read_bytes()

    def test_ctrl_c_is_quiet_and_keeps_every_answer(self, tmp_path: Path) -> None:
        running, terminal = self.start(tmp_path)
        self.read_until(terminal, "答：")
        os.write(terminal, b"1\n")
        self.read_until(terminal, "答：")
        os.write(terminal, b"\x03")
        # One pressed between the prompt and Python's read waits there for the next key.
        seen = self.read_until(terminal, "接着答。", again=b"\x03")
        assert running.wait(30) == 130
        os.close(terminal)
        assert "Traceback" not in seen
        assert lines_of(tmp_path / "case.toml.answers.jsonl") == 1

    def test_a_closed_terminal_keeps_every_answer(self, tmp_path: Path) -> None:
        running, terminal = self.start(tmp_path)
        self.read_until(terminal, "答：")
        os.write(terminal, b"1\n")
        self.read_until(terminal, "答：")
        os.close(terminal)
        assert running.wait(30) != 0
        assert lines_of(tmp_path / "case.toml.answers.jsonl") == 1


def test_a_session_asks_no_question_of_an_ended_course() -> None:
    from ashore.cli.interview.session import resumed
    from tests.interview_helper import answer, first_part

    ended = answer(first_part(), "done")
    assert Session(None, None, dt.date(2026, 11, 21), print).hold(ended) is ended  # type: ignore[arg-type]
    assert resumed([], graph()).current is not None
