"""Expense categories: each with both defaults and a label in every language."""

import pytest

from ashore.data import read_toml
from ashore.texts import LANGUAGES, catalogue

CATEGORIES = read_toml("categories.toml")


def test_every_category_says_both_defaults() -> None:
    for key, defaults in CATEGORIES.items():
        assert defaults.keys() == {"essential", "priority"}, key
        assert defaults["essential"] or not defaults["priority"], f"{key}: a priority is essential"


def test_bills_before_every_unsecured_lender() -> None:
    priority = {key for key, defaults in CATEGORIES.items() if defaults["priority"]}
    assert priority == {"housing", "utilities", "child-support", "tax", "social-security"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_has_a_label(language: str) -> None:
    wanted = {f"categories.{key}" for key in CATEGORIES}
    assert catalogue("categories", language).keys() == wanted
