"""What could be sold against the dearest debt, and what a court would leave in any case."""

import datetime as dt
from typing import Any, TypeAlias

from ashore.household.assets import PROTECTED_RULES, realisable, sales
from ashore.household.model import Household
from ashore.law.rules import citable, rule
from ashore.law.wire import rule_json
from ashore.money import Rate, yuan
from ashore.texts import Language

Json: TypeAlias = dict[str, Any]


def assets_json(household: Household, dearest: Rate, as_of: dt.date, language: Language) -> Json:
    """What selling would bring and save.

    Args:
        household: with its assets.
        dearest: the highest yearly rate among the debts, as a fraction; zero where there are none.
        as_of: the day the rules are shown for.
        language: of every sentence.
    """
    return {
        "realisable": yuan(realisable(household)),
        "annual_rate": f"{dearest:f}",
        "sales": [
            {
                "name": sale.asset.name,
                "brings": yuan(sale.brings),
                "saves_a_year": yuan(sale.saves_a_year),
            }
            for sale in sales(household, dearest)
        ],
        "protected": [
            rule_json(each, as_of, language) for each in map(rule, PROTECTED_RULES) if citable(each)
        ],
    }
