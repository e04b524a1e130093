"""``ashore xirr``: a CSV of dated amounts, or a line of JSON for each of many."""

import datetime as dt
import io
import json
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.cli.main import call
from tests.cli_helper import Called, called, say


def write(tmp_path, content: str | bytes):
    path = tmp_path / "flows.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# 10000 lent, 11000 back after exactly 365 days: 10 % by definition.
YEAR = "2026-01-15,10000\n2027-01-15,-11000\n"


@pytest.mark.parametrize(
    "content",
    [
        YEAR,
        "date,amount\n" + YEAR,
        "日期,金额\n" + YEAR,
        b"\xef\xbb\xbfdate,amount\r\n" + YEAR.replace("\n", "\r\n").encode(),
        "\n\n" + YEAR.replace("\n", "\n\n") + " , \n",
        '2026-01-15,"10,000.00"\n2027-01-15,"-11,000"',
        " 2026-01-15 , 10000 ,\n2027-01-15, -11000,,\n",
        "日期,金额\n".encode("gbk") + YEAR.encode(),
    ],
)
def test_flows_in_many_dresses(capsys, tmp_path, content) -> None:
    done = called(capsys, "xirr", write(tmp_path, content), "--format", "json")
    assert (done.status, done.err) == (0, "")
    found = json.loads(done.out)
    assert set(found) == {"xirr", "roots"}
    assert float(found["xirr"]) == pytest.approx(0.1, abs=1e-12)
    assert found["roots"] == [found["xirr"]]


def test_the_table(capsys, tmp_path) -> None:
    done = called(capsys, "--lang", "zh", "xirr", write(tmp_path, YEAR))
    assert done.out == "年化成本10.000000%\n"


def test_from_standard_input(capsys, monkeypatch) -> None:
    say(monkeypatch, YEAR)
    assert called(capsys, "--lang", "en", "xirr", "-").out == "Yearly cost 10.000000%\n"


def test_several_rates_are_all_told(capsys, tmp_path) -> None:
    # −1000 + 2300/1.1 − 1320/1.21 = −1000 + 2300/1.2 − 1320/1.44 = 0: both 10 % and 20 % balance.
    path = write(tmp_path, "2025-01-01,-1000\n2026-01-01,2300\n2027-01-01,-1320\n")
    found = json.loads(called(capsys, "xirr", path, "--format", "json").out)
    assert [round(float(root), 9) for root in found["roots"]] == [0.1, 0.2]
    assert float(found["xirr"]) == pytest.approx(0.1)
    assert "20.000000%" in called(capsys, "--lang", "zh", "xirr", path).out


@pytest.mark.parametrize(
    ("content", "why", "said"),
    [
        ("", "too-few", "算不出：至少要有两天有钱进出。\n"),
        ("2026-01-15,100\n", "too-few", "算不出：至少要有两天有钱进出。\n"),
        (
            "2026-01-15,100\n2026-02-15,5\n",
            "same-sign",
            "算不出：钱只往一个方向走。到手的写正数，还出去的写负数。\n",
        ),
        (
            "2025-01-01,100\n2026-01-01,-200\n2027-01-01,150\n",
            "no-root",
            "算不出：没有一个利率能让这些收支平衡。\n",
        ),
    ],
)
def test_no_rate_is_an_answer_too(capsys, tmp_path, content: str, why: str, said: str) -> None:
    path = write(tmp_path, content)
    done = called(capsys, "xirr", path, "--format", "json")
    assert done.status == 0
    assert json.loads(done.out) == {"xirr": None, "roots": [], "why": why}
    assert called(capsys, "--lang", "zh", "xirr", path).out == said


def test_every_bad_row_is_named_by_its_line(capsys, tmp_path) -> None:
    path = write(
        tmp_path,
        "date,amount\n2026-01-15,100\n2026-02-30,5\n\n15.1.2026,5\n2026-03-15,many\n2026-04-15\n"
        "2026-05-15,1,2\n2026-06-15,nan\n",
    )
    done = called(capsys, "--lang", "zh", "xirr", path)
    right = "请写成 2026-01-15,-1799.65 这样：日期，逗号，金额（到手为正，还出为负）。"
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines() == [
        f"{path}:3: “2026-02-30”不是日期。{right}",
        f"{path}:5: “15.1.2026”不是日期。{right}",
        f"{path}:6: “many”不是金额。{right}",
        f"{path}:7: 这一行有1格，应该是两格：日期和金额。{right}",
        f"{path}:8: 这一行有3格，应该是两格：日期和金额。{right}",
        f"{path}:9: “nan”不是金额。{right}",
    ]


def test_a_first_row_with_a_mistake_is_no_heading(capsys, tmp_path) -> None:
    done = called(
        capsys, "--lang", "zh", "xirr", write(tmp_path, "2026-13-15,100\n2026-02-15,-5\n")
    )
    assert done.status == 2
    assert ":1: “2026-13-15”不是日期。" in done.err


@pytest.mark.parametrize("data", [b"\0\0\0", b'"' + b"x" * 200_000, b"\xff" * 50, b'"a\nb",\n'])
def test_any_bytes_give_lines_and_no_traceback(capsys, tmp_path, data: bytes) -> None:
    done = called(capsys, "--lang", "en", "xirr", write(tmp_path, data))
    assert done.status in (0, 2)
    assert "mistake inside" not in done.err


def test_a_batch(capsys, monkeypatch) -> None:
    lines = [
        '[["2026-01-15", 10000], ["2027-01-15", "-11000.00"]]',
        '[["2026-01-15", 100]]',
        '{"flows": []}',
        '[["2026-01-15"]]',
        '[["2026-01-15", true]]',
        '["2026-01-15", 5]',
        "[[20260115, 5]]",
    ]
    say(monkeypatch, "\n".join(lines))
    done = called(capsys, "--lang", "zh", "xirr", "--batch", "-")
    assert done.status == 2
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert float(answers[0]["xirr"]) == pytest.approx(0.1, abs=1e-12)
    assert answers[1]["why"] == "too-few"
    assert [answer["line"] for answer in answers[2:]] == [3, 4, 5, 6, 7]
    assert done.err.splitlines()[0].startswith("stdin:3: 这一行不是一串 [日期, 金额]。")


SERIES = st.lists(
    st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(-9_000_00, 9_000_00)),
    max_size=5,
).map(lambda flows: json.dumps([[day.isoformat(), fen / 100] for day, fen in flows]))
LOANS = st.tuples(st.integers(1, 2**20), st.integers(1, 2**20), st.integers(1, 900)).map(
    lambda loan: json.dumps(
        [["2026-01-15", loan[0]], [str(dt.date(2026, 1, 15) + dt.timedelta(loan[2])), -loan[1]]]
    )
)
MISTAKES = st.sampled_from(["", "not json", "{}", '[["2026-01-15"]]', '[["2026-02-30", 1]]'])


@given(st.lists(st.one_of(LOANS, LOANS, SERIES, MISTAKES), max_size=12), st.integers(1, 2**12))
def test_a_batch_answers_each_line_as_if_it_stood_alone(lines: list[str], chunk: int) -> None:
    """To the byte, in order, with every mistake at its own line, wherever a chunk of the batch ends."""
    together = batch(lines, chunk)
    alone = [batch([""] * number + [line], 1) for number, line in enumerate(lines)]
    assert together.out == "".join(one.out for one in alone)
    assert together.err == "".join(one.err for one in alone)
    assert together.status == max((one.status for one in alone), default=0)


def batch(lines: list[str], chunk: int) -> Called:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ashore.cli.batch._CHUNK", chunk)
        say(patch, "\n".join(lines))
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = call(["--lang", "zh", "xirr", "--batch", "-"])
    return Called(status, out.getvalue(), err.getvalue())
