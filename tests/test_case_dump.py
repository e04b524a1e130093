"""A case written and read again is the same case, in both formats."""

import json
import tomllib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from ashore.case.dump import dump_json, dump_toml
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


@pytest.mark.parametrize("key", ["compound", "grace_days", "creditor", "received", "allocation"])
def test_keys_at_their_default_are_left_out(key: str) -> None:
    assert key not in dump_toml(parse_case(FULL.encode(), "case.toml"))
