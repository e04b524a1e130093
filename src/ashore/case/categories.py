"""The kinds of expense and what they usually are: ``data/categories.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ashore.data import read_toml


@dataclass(frozen=True, slots=True)
class Category:
    """What an expense of a kind is where the user does not say otherwise."""

    essential: bool
    priority: bool


@cache
def categories() -> Mapping[str, Category]:
    """Every kind of expense by its name."""
    return {
        name: Category(entry["essential"], entry["priority"])
        for name, entry in read_toml("categories.toml").items()
    }
