"""The ids of debts: the product's key, numbered from the second on, as ``ashore new`` gives them."""

from collections.abc import Sequence
from itertools import count
from typing import Any


def new_id(product: str, debts: Sequence[Any]) -> str:
    """An id that none of the debts has, whatever their capitals."""
    taken = {str(debt.get("id")).casefold() for debt in debts if isinstance(debt, dict)}
    numbered = (product if number == 1 else f"{product}-{number}" for number in count(1))
    return next(each for each in numbered if each.casefold() not in taken)
