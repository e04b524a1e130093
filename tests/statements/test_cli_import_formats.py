"""``ashore import --format csv|beancount``: the same rows for other programs."""

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli_helper import called
from tests.statements.bill_files import household_files, write

BILL = (
    "日期,金额,对方,摘要\n"
    '2026-01-03,-9.00,"=HYPERLINK(""x"")",@面\n'
    '2026-01-04,-8.00,"小""店\\",- 面\n'
    "2026-01-05,-7.00,某人,+转账\n"
)


def printed(capsys, form: str, *files: Path) -> str:
    done = called(capsys, "import", *files, "--format", form)
    assert (done.status, done.err) == (0, "")
    return done.out


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.web.store.places.data_folder", lambda: tmp_path / "data")


def table(out: str) -> list[dict[str, str]]:
    assert out.startswith("\ufeff"), "by which Excel knows the encoding"
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))


def test_the_table_has_the_rows_and_names_of_the_json(capsys, tmp_path: Path) -> None:
    files = household_files(tmp_path)
    rows = json.loads(printed(capsys, "json", *files))["transactions"]
    for row in rows:
        row["line"] = str(row["line"])
        twin = row["same_as"]
        row["same_as"] = f"{twin['file']}:{twin['line']}" if twin else ""
    assert table(printed(capsys, "csv", *files)) == rows
    assert any(row["same_as"] for row in rows)


def test_no_cell_is_a_formula(capsys, tmp_path: Path) -> None:
    rows = table(printed(capsys, "csv", write(tmp_path, "=a.csv", BILL)))
    assert [(row["counterparty"], row["description"]) for row in rows] == [
        ('\'=HYPERLINK("x")', "'@面"),
        ('小"店\\', "'- 面"),
        ("某人", "'+转账"),
    ]
    for row in rows:
        assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())


def test_amounts_below_nothing_stay_numbers(capsys, tmp_path: Path) -> None:
    bill = write(tmp_path, "a.csv", "日期,金额,收/支,对方,摘要\n2026-01-03,9.00,收入,小店,退款\n")
    assert [row["counted"] for row in table(printed(capsys, "csv", bill))] == ["-9.00"]


# Beancount. A parser of its own for the part of the language that is written; see the syntax:
# https://beancount.github.io/docs/beancount_language_syntax.html

ACCOUNT = r"(?:Assets|Liabilities|Equity|Income|Expenses):[A-Z0-9][^\W_]*(?:-[^\W_]+)*"
STRING = r'"((?:[^"\\\n]|\\["\\])*)"'
OPEN = re.compile(rf"(\d{{4}}-\d\d-\d\d) open ({ACCOUNT})")
HEAD = re.compile(rf"(\d{{4}}-\d\d-\d\d) ([*!]) {STRING} {STRING}")
META = re.compile(rf"  (time|source): {STRING}")
POSTING = re.compile(rf"  ({ACCOUNT})  (-?\d+\.\d\d) CNY")


def balances(out: str) -> Counter[str]:
    """What each account comes to; every entry is seen to be sound."""
    first, *blocks = out.rstrip("\n").split("\n\n")
    option, *opened = first.split("\n")
    assert option == 'option "operating_currency" "CNY"'
    accounts = {found[2]: found[1] for line in opened if (found := OPEN.fullmatch(line))}
    assert len(accounts) == len(opened)
    sums: Counter[str] = Counter()
    for block in blocks:
        head, *lines = block.split("\n")
        day = HEAD.fullmatch(head)
        assert day, head
        *said, one, other = lines
        assert said
        assert all(map(META.fullmatch, said)), said
        amounts = []
        for line in (one, other):
            posting = POSTING.fullmatch(line)
            assert posting, line
            assert accounts[posting[1]] <= day[1], "opened before it is used"
            amounts.append(Decimal(posting[2]))
            sums[posting[1]] += int(amounts[-1] * 100)
        assert sum(amounts) == 0 != amounts[0]
    return sums


def test_double_entries_are_sound_and_come_to_what_counts(capsys, tmp_path: Path) -> None:
    files = household_files(tmp_path)
    sums = balances(printed(capsys, "beancount", *files))
    assert sum(sums.values()) == 0
    counted: Counter[str] = Counter()
    for row in json.loads(printed(capsys, "json", *files))["transactions"]:
        amount = int(Decimal(row["counted"]) * 100)
        if row["kind"] in ("expense", "fee", "cash", "refund"):
            counted["Expenses"] += amount
        elif row["kind"] == "income":
            counted["Income"] -= amount
        if row["kind"] != "fee":
            counted["Expenses"] += int(Decimal(row["fee"]) * 100)
    for group, total in counted.items():
        assert sum(sum_ for name, sum_ in sums.items() if name.startswith(group)) == total
    assert counted["Expenses"] > 0 > counted["Income"]


def test_a_credit_line_owes_what_it_paid_less_what_was_repaid(capsys, tmp_path: Path) -> None:
    head = "交易时间,交易分类,交易对方,商品说明,收/支,金额,收/付款方式,交易状态\n"
    bill = head + (
        "2026-01-03 10:00:00,餐饮美食,小店,午餐,支出,30.00,花呗,交易成功\n"
        "2026-02-10 10:00:00,信用借还,花呗,花呗主动还款,不计收支,20.00,余额宝,还款成功\n"
    )
    sums = balances(printed(capsys, "beancount", write(tmp_path, "a.csv", bill)))
    assert sums == {
        "Liabilities:Huabei": -1000,
        "Expenses:Dining": 3000,
        "Assets:Own-余额宝": -2000,
    }


def test_what_others_wrote_breaks_no_string(capsys, tmp_path: Path) -> None:
    out = printed(capsys, "beancount", write(tmp_path, "a.csv", BILL))
    assert balances(out)
    assert r'"小\"店\\" "- 面"' in out


def test_nothing_that_counts_is_no_entries(capsys, tmp_path: Path) -> None:
    bill = write(tmp_path, "a.csv", "日期,金额,对方,状态\n2026-01-03,-9.00,小店,交易关闭\n")
    assert balances(printed(capsys, "beancount", bill)) == Counter()
