"""A case written and read again is the same case, in both formats."""

import json
import tomllib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from ashore.case.dump import dump_json, dump_toml, toml_entry, toml_in_line
from ashore.case.load import parse_case
from ashore.case.schema import Case
from tests.strategies import cases

FULL = """
schema = 1
as_of = 2026-11-21

[person]
name = "林\\"小\\\\满"
story = "第一行\\n第二行"

[[income]]
name = "工资"
amount = 7500.10
every = "fortnight"

[[debt]]
id = "jiebei"
method = "equal-instalment"
principal = 20000
annual_rate = 0.1460
start = 2026-01-15
instalments = 12
every = "15 days"
payments = [ { date = 2026-02-15, amount = 1801 } ]

[debt.claim]
as_of = 2026-11-20
total = 9780

[[debt.relief]]
kind = "settlement"
share = 0.6

[[paper]]
kind = "separation"
dated = 2026-06-30
debt = "jiebei"
substitute = true
note = "社保缴费记录"
"""

DECIDED = """
[[plan]]
accepted = 2026-11-20
kind = "pro-rata"
max_payment = 700
monthly = 600
largest_month = 600.50
available = 700
months = 12
total_paid = 7200
total_cost = -20.50
completion = 0.9321

[[plan.debt]]
id = "jiebei"
relief = "agreed"
instalments = 12
payment = 600
total_paid = 7200

[[agreement]]
debt = "jiebei"
signed = 2026-11-20
text = "停息"
payments = [
  { date = 2026-12-15, amount = 600 },
]
"""


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_what_is_written_reads_as_the_same_case(case: Case) -> None:
    assert parse_case(dump_toml(case).encode(), "case.toml") == case
    assert parse_case(dump_json(case).encode(), "case.json") == case


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_writing_again_gives_the_same_text(case: Case) -> None:
    assert dump_toml(parse_case(dump_toml(case).encode(), "case.toml")) == dump_toml(case)


def test_toml_holds_numbers_and_dates_as_people_write_them() -> None:
    written = dump_toml(parse_case(FULL.encode(), "case.toml"))
    assert "amount = 7500.10\n" in written
    assert 'every = "fortnight"\n' in written
    assert "principal = 20000\n" in written
    assert "annual_rate = 0.1460\n" in written
    assert "  { date = 2026-02-15, amount = 1801 },\n" in written
    assert written.index("method") < written.index("payments") < written.index("[debt.claim]")
    plain = tomllib.loads(written, parse_float=Decimal)
    assert plain["person"] == {"name": '林"小\\满', "story": "第一行\n第二行"}


def test_json_holds_amounts_and_rates_as_text() -> None:
    debt = json.loads(dump_json(parse_case(FULL.encode(), "case.toml")))["debt"][0]
    assert debt["principal"] == "20000.00"
    assert debt["annual_rate"] == "0.1460"
    assert debt["start"] == "2026-01-15"
    assert debt["every"] == "15 days"
    assert debt["claim"] == {"as_of": "2026-11-20", "total": "9780.00"}


def test_papers_are_written_as_they_were_read() -> None:
    case = parse_case(FULL.encode(), "case.toml")
    written = "[[paper]]" + FULL.partition("[[paper]]")[2]
    assert dump_toml(case).endswith(f"\n\n{written}")
    (paper,) = json.loads(dump_json(case))["paper"]
    assert paper == {**tomllib.loads(written)["paper"][0], "dated": "2026-06-30"}


def test_plans_and_agreements_are_written_as_they_were_read() -> None:
    case = parse_case((FULL + DECIDED).encode(), "case.toml")
    assert dump_toml(case).endswith(f"\n{DECIDED}")
    plain = json.loads(dump_json(case))
    assert plain["plan"][0]["total_cost"] == "-20.50"
    assert plain["agreement"][0]["payments"] == [{"date": "2026-12-15", "amount": "600.00"}]
    assert toml_entry("plan", case.plan[0]) == DECIDED.partition("\n[[agreement]]")[0].lstrip("\n")
    in_line = FULL.replace("schema = 1\n", f"schema = 1\nplan = [{toml_in_line(case.plan[0])}]\n")
    assert parse_case(in_line.encode(), "case.toml").plan == case.plan


@pytest.mark.parametrize("key", ["compound", "grace_days", "creditor", "received", "allocation"])
def test_keys_at_their_default_are_left_out(key: str) -> None:
    assert key not in dump_toml(parse_case(FULL.encode(), "case.toml"))
