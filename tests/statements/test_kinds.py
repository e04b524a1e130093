"""The fast teller of kinds beside its rules read one by one, as plain regular expressions."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.statements.formats import Format, Rule, formats
from ashore.statements.kinds import KindTeller
from ashore.statements.model import Direction, Kind
from ashore.statements.words import without_order

FIELDS = ("type", "category", "counterparty", "description", "account", "status")
DIRECTIONS: tuple[Direction, ...] = ("in", "out", "neutral")
BY_DIRECTION: Mapping[Direction, Kind] = {"out": "expense", "in": "income", "neutral": "transfer"}
TELLERS = {one.id: KindTeller(one.rules) for one in formats()}


def _plainly(rules: tuple[Rule, ...], direction: Direction, told: Mapping[str, str]) -> Kind:
    said = {"flow": direction, **{field: without_order(text) for field, text in told.items()}}
    for rule in rules:
        if all(
            any(re.search(one, said.get(field, "")) for one in patterns)
            for field, patterns in rule.where.items()
        ):
            return rule.kind
    return BY_DIRECTION[direction]


def _words(one: Format) -> list[str]:
    """What the rules of a format speak of, cut into pieces, so that texts made of them come near to each rule."""
    patterns = {
        each
        for rule in one.rules
        for field, said in rule.where.items()
        if field != "flow"
        for each in said
    }
    found = {word for each in patterns for word in re.findall(r"\w+", each)}
    return [*sorted(found), "", " ", "-", "(", ")", "：", "1", "20260131", "某店", "王某"]


@pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
@settings(max_examples=150)
@given(st.data())
def test_kinds_are_those_of_the_rules_read_one_by_one(one: Format, data: st.DataObject) -> None:
    text = st.lists(st.sampled_from(_words(one)), max_size=4).map("".join)
    told = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, text)))
    direction = data.draw(st.sampled_from(DIRECTIONS))
    assert TELLERS[one.id].kind(direction, told) == _plainly(one.rules, direction, told)
