"""``ashore plan --new-loan``: what borrowing to repay would do."""

import json
from decimal import Decimal

from ashore.cli.main import call
from ashore.data import resource

CASE = str(resource("cases/jiebei.toml"))
TERMS = "principal=12054.91 annual_rate=0.36 instalments=12"


def test_the_comparison_is_in_the_json(capsys) -> None:
    assert call(["plan", CASE, "--new-loan", TERMS, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["new_loan"]
    assert Decimal(told["total_after"]) - Decimal(told["total_before"]) == Decimal(
        told["extra_cost"]
    )
    assert Decimal(told["extra_cost"]) > 0


def test_the_table_says_what_it_costs(capsys) -> None:
    assert call(["plan", CASE, "--new-loan", TERMS, "--lang", "zh-Hans"]) == 0
    assert "借一笔新的来还" in capsys.readouterr().out


def test_terms_that_are_no_pairs_are_named(capsys) -> None:
    assert call(["plan", CASE, "--new-loan", "15000", "--lang", "zh-Hans"]) == 2
    assert "“15000”看不懂" in capsys.readouterr().err


def test_terms_are_checked_as_in_a_case(capsys) -> None:
    assert call(["plan", CASE, "--new-loan", "principal=15000 annual_rate=24 instalments=12"]) == 2
    assert "--new-loan: annual_rate" in capsys.readouterr().err
