"""What is owned, and what selling it would bring against what debts cost each month."""

from dataclasses import dataclass

from ashore.household.model import Asset, Household
from ashore.money import Fen, Rate, share

PROTECTED_RULES = ("exempt_seizure_list", "exempt_housing")
"""What a court leaves a debtor: rules by id, to be cited beside any advice to sell."""


@dataclass(frozen=True, slots=True)
class Sale:
    """Selling one thing: what it brings, and the interest a year that paying debts with it would save."""

    asset: Asset
    brings: Fen
    saves_a_year: Fen


def realisable(household: Household) -> Fen:
    """What selling everything that may be sold would bring."""
    return sum(asset.realisable for asset in household.assets)


def sales(household: Household, annual_rate: Rate) -> tuple[Sale, ...]:
    """What may be sold, the most useful first, against a debt that costs ``annual_rate`` a year."""
    found = [
        Sale(asset, asset.realisable, share(asset.realisable, annual_rate))
        for asset in household.assets
        if asset.realisable
    ]
    return tuple(sorted(found, key=lambda sale: -sale.brings))
