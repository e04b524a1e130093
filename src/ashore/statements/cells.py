"""What cells may say beside their value: words and patterns that are data."""

import re
from dataclasses import dataclass
from functools import cache

from ashore.data import read_toml


@dataclass(frozen=True, slots=True)
class InCells:
    """Names of yuan (others are not converted), an account's number after a name, a fee, what was given back."""

    yuan: frozenset[str]
    number: re.Pattern[str]
    fee: re.Pattern[str]
    given_back: re.Pattern[str]
    all_given_back: re.Pattern[str]


@cache
def in_cells() -> InCells:
    """The patterns for cells."""
    told = read_toml("statements/cells.toml")
    names = ("number", "fee", "given_back", "all_given_back")
    return InCells(frozenset(told["yuan"]), *(re.compile(told[name]) for name in names))
