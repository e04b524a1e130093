"""``ashore schedule``: one loan, or a line of JSON for each of many."""

import json
from decimal import Decimal

import pytest

from tests.cli_helper import called, say

ONE = [
    "schedule",
    "--principal", "20000",
    "--annual-rate", "0.146",
    "--instalments", "12",
    "--method", "equal-instalment",
    "--start", "2026-01-15",
]  # fmt: skip
TERMS = {
    "method": "equal-instalment",
    "principal": 20000,
    "annual_rate": 0.146,
    "instalments": 12,
    "start": "2026-01-15",
}


def one(capsys, *more: str) -> dict:
    done = called(capsys, *ONE, *more, "--format", "json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_the_json_of_the_design(capsys) -> None:
    found = one(capsys)
    assert set(found) == {"instalments", "totals", "annual_cost"}
    rows = found["instalments"]
    assert set(rows[0]) == {
        "number",
        "due",
        "days",
        "principal",
        "interest",
        "fee",
        "payment",
        "balance",
    }
    # By hand: 20000 × 0.146 × 31 / 365 = 248.00 in the first 31 days.
    assert (rows[0]["due"], rows[0]["days"], rows[0]["interest"]) == ("2026-02-15", 31, "248.00")
    assert sum(Decimal(row["principal"]) for row in rows) == Decimal("20000.00")
    assert rows[-1]["balance"] == "0.00"
    assert {"nominal", "effective", "irr"} <= set(found["annual_cost"])
    assert found["annual_cost"]["nominal"] == "0.146"


@pytest.mark.parametrize(
    ("more", "changed"),
    [
        (["--first-due", "2026-02-01"], {"first_due": "2026-02-01"}),
        (["--every", "15 days"], {"every": "15 days"}),
        (["--day-count", "30/360"], {"day_count": "30/360"}),
        (["--instalment-multiple", "1.00"], {"instalment_multiple": "1.00"}),
        (["--received", "19000"], {"received": 19000}),
    ],
)
def test_each_option_is_the_key_of_a_debt(capsys, monkeypatch, more, changed) -> None:
    alone = one(capsys, *more)
    say(monkeypatch, json.dumps({**TERMS, **changed}) + "\n")
    assert json.loads(called(capsys, "schedule", "--batch", "-").out) == alone
    assert alone != one(capsys)


def test_rounding(capsys) -> None:
    # 101 × 0.06 / 12 = 0.505: half-up gives 0.51, half-even 0.50.
    exact = {"--principal": "101", "--annual-rate": "0.06"}
    options = {**dict(zip(ONE[1::2], ONE[2::2], strict=True)), **exact, "--day-count": "30/360"}
    flat = [word for pair in options.items() for word in pair]
    interests = [
        json.loads(called(capsys, "schedule", *flat, "--rounding", rule, "--format", "json").out)[
            "instalments"
        ][0]["interest"]
        for rule in ("half-up", "half-even")
    ]
    assert interests == ["0.51", "0.50"]


def test_a_daily_rate_is_a_yearly_one_over_365(capsys) -> None:
    arguments = [{"--annual-rate": "--daily-rate", "0.146": "0.0004"}.get(a, a) for a in ONE]
    daily = called(capsys, *arguments, "--format", "json")
    assert json.loads(daily.out)["instalments"] == one(capsys)["instalments"]


def test_a_fee_by_the_instalment(capsys) -> None:
    done = called(
        capsys, "schedule", "--principal", "12000", "--instalments", "12", "--method", "fee-instalment",
        "--start", "2026-01-15", "--fee-rate", "0.006", "--format", "json",
    )  # fmt: skip
    rows = json.loads(done.out)["instalments"]
    assert {(row["principal"], row["fee"], row["interest"]) for row in rows} == {
        ("1000.00", "72.00", "0.00")
    }


def test_the_table_fits_eighty_columns(capsys, monkeypatch) -> None:
    from ashore.cli.wrap import width

    monkeypatch.setenv("COLUMNS", "80")
    done = called(capsys, "--lang", "zh", *ONE)
    assert done.status == 0
    lines = done.out.splitlines()
    assert "2026-02-15" in lines[2]
    assert max(map(width, lines)) <= 80
    assert "20,000.00" in done.out
    assert "14.6%" in lines[-1]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"--annual-rate": "14.6"},
            'ashore schedule: --annual-rate: 年利率写成了"14.6"，也就是一年超过500%。费率写成小数。是不是0.146？',
        ),
        ({"--principal": "0"}, "ashore schedule: --principal: "),
        ({"--instalments": "x"}, "ashore schedule: --instalments: "),
        ({"--method": "equal"}, "ashore schedule: --method: "),
        (
            {"--method": "revolving"},
            "ashore schedule: --method: 循环账单没有还款计划表，只有账单。可以写：",
        ),
        ({"--start": "2026-13-01"}, "ashore schedule: --start: "),
        ({"--every": "often"}, "ashore schedule: --every: "),
        ({"--daily-rate": "0.0004"}, "ashore schedule: --daily-rate: "),
        ({"--first-due": "2026-01-15"}, "ashore schedule: --first-due: "),
        ({"--first-due": "2046-01-15", "--annual-rate": "0.9"}, "ashore schedule: --first-due: "),
    ],
)
def test_a_bad_option_is_a_line(capsys, change: dict[str, str], line: str) -> None:
    options = {**dict(zip(ONE[1::2], ONE[2::2], strict=True)), **change}
    flat = [word for pair in options.items() for word in pair]
    done = called(capsys, "--lang", "zh", "schedule", *flat)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith(line)


def test_every_bad_option_is_named_at_once(capsys) -> None:
    done = called(
        capsys, "--lang", "zh", "schedule", "--principal", "abc", "--annual-rate", "14.6",
        "--instalments", "x", "--method", "equal", "--start", "soon",
    )  # fmt: skip
    named = {line.split(": ")[1] for line in done.err.splitlines()}
    assert named == {"--principal", "--annual-rate", "--instalments", "--method", "--start"}


def test_a_batch_keeps_its_order_and_answers_bad_lines_in_their_place(capsys, tmp_path) -> None:
    lines = [
        json.dumps(TERMS),
        "not json",
        "",
        json.dumps({**TERMS, "annual_rate": 14.6}),
        json.dumps([1]),
        json.dumps({**TERMS, "method": "revolving"}),
        json.dumps({**TERMS, "penality": 3}),
        json.dumps({**TERMS, "id": "mine", "instalments": 1}),
    ]
    path = tmp_path / "terms.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode() + b"\n\xff\xfe\n")
    done = called(capsys, "--lang", "zh", "schedule", "--batch", path)
    assert done.status == 2
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [a.get("line", len(a.get("instalments", []))) for a in answers] == [
        12,
        2,
        4,
        5,
        6,
        7,
        1,
        9,
    ]
    said = done.err.splitlines()
    assert [line.removeprefix(str(path)).split(":")[1] for line in said] == [
        "2",
        "4",
        "5",
        "6",
        "7",
        "9",
    ]
    assert (
        said[0]
        == f"{path}:2: 这一行不是 JSON。请每行写一个完整的 JSON，写法见 docs/command-line.md。"
    )
    assert answers[1] == {"error": said[0], "line": 2}


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"principal": 1' + "0" * 5000 + "}",
        "NaN",
        '{"method": NaN}',
        '"\\ud800"',
        "{}",
        "null",
    ],
)
def test_a_hostile_line_is_only_a_bad_line(capsys, monkeypatch, line: str) -> None:
    say(monkeypatch, line + "\n" + json.dumps(TERMS) + "\n")
    done = called(capsys, "schedule", "--batch", "-")
    assert done.status == 2
    first, second = map(json.loads, done.out.splitlines())
    assert first["line"] == 1
    assert len(second["instalments"]) == 12


def test_a_batch_that_is_not_there(capsys) -> None:
    done = called(capsys, "--lang", "zh", "schedule", "--batch", "none.jsonl")
    assert (done.status, done.err) == (
        2,
        "none.jsonl: 找不到这个文件。请检查文件名和所在的文件夹。\n",
    )
