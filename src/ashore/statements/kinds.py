"""The kind of a transaction by a format's rules: the first rule all of whose conditions hold.

What a field says decides for each rule whether its condition on that field holds: a bit a rule, kept for every text
that was met. A row's rule is then the lowest bit that all its fields leave. Conditions are mostly words, found all at
once; the few patterns among them are tried only where one of them fits: a million rows have to be read in a minute.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import add

from ashore.statements.formats import ALTERNATIVE, GROUP, Rule
from ashore.statements.model import Direction, Kind
from ashore.statements.words import without_order

_BY_DIRECTION: Mapping[Direction, Kind] = {"out": "expense", "in": "income", "neutral": "transfer"}
_PIECE = re.compile(rf"({GROUP}|\w+|\\.|\[[^\]]*\]|.)([?*]|\{{\d*,?\d*\}})?")
_LOOKS = ("(?!", "(?=", "(?<")
_PLAIN = re.compile(r"\w+")
_FEW = ("type", "category", "account", "status")
"""Fields that say one of few things in all the rows of a file."""
_KEPT = 50_000
"""Texts of a field that are remembered."""


class KindTeller:
    """Tells kinds by rules."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._kinds = tuple(rule.kind for rule in rules)
        self._all = (1 << len(rules)) - 1
        fields = dict.fromkeys(field for rule in rules for field in rule.where)
        made = {field: _OfField(field, rules) for field in fields}
        self._many = [one for one in made.items() if one[0] not in ("flow", *_FEW)]
        self._by_few = [made.get(field) for field in ("flow", *_FEW)]
        self._few: dict[tuple[str, ...], int] = {}

    def _of_few(self, said: tuple[str, ...]) -> int:
        """The rules left by the fields that say few things, as bits."""
        left = self._all
        for conditions, one in zip(self._by_few, said, strict=True):
            left &= conditions.holding(one) if conditions else left
        return left

    def kind(self, direction: Direction, told: Mapping[str, str]) -> Kind:
        """The kind of a row by what it says; by its direction where no rule holds."""
        get = told.get
        said = (direction, *[get(field, "") for field in _FEW])
        left = self._few.get(said, -1)
        if left < 0:
            left = self._of_few(said)
            if len(self._few) < _KEPT:
                self._few[said] = left
        for field, conditions in self._many:
            left &= conditions.holding(get(field, ""))
        if not left:
            return _BY_DIRECTION[direction]
        return self._kinds[(left & -left).bit_length() - 1]


class _OfField:
    """The conditions of all rules on one field."""

    def __init__(self, field: str, rules: Sequence[Rule]) -> None:
        self._free = sum(
            1 << number for number, rule in enumerate(rules) if field not in rule.where
        )
        bits: defaultdict[str, int] = defaultdict(int)
        for number, rule in enumerate(rules):
            for one in rule.where.get(field, ()):
                bits[one] |= 1 << number
        self._patterns: list[tuple[int, re.Pattern[str]]] = []
        self._always = 0
        self._parts: dict[str, dict[str, tuple[int, int]]] = {}
        for one, mine in bits.items():
            if re.escape(one) == one:
                self._add(one, mine, 0)
                continue
            number = 1 << len(self._patterns)
            self._patterns.append((mine, re.compile(one)))
            parts = _parts(one)
            self._always |= 0 if parts else number
            for part in parts:
                self._add(part, 0, number)
        self._known: dict[str, int] = {}

    def _add(self, part: str, bits: int, number: int) -> None:
        """Note what a part that a text contains says: rules that hold, and patterns that are to be tried."""
        known = self._parts.setdefault(part[:2], {})
        before = known.get(part, (0, 0))
        known[part] = before[0] | bits, before[1] | number

    def holding(self, said: str) -> int:
        """The rules whose condition holds, or that have none, as bits."""
        found = self._known.get(said)
        if found is None:
            bare = without_order(said)
            found = self._known.get(bare)
            if found is None:
                found = self._free | self._found(bare)
                if len(self._known) < _KEPT:
                    self._known[bare] = found
        return found

    def _found(self, said: str) -> int:
        found, tried = 0, self._always
        known = self._parts
        if not tried and known.keys().isdisjoint(chain(said, map(add, said, said[1:]))):
            return 0  # most texts, told without a loop of our own
        for start, letter in enumerate(said):
            for parts in (known.get(said[start : start + 2]), known.get(letter)):
                for part, (bits, numbers) in parts.items() if parts else ():
                    if said.startswith(part, start):
                        found |= bits
                        tried |= numbers
        while tried:
            bits, pattern = self._patterns[(tried & -tried).bit_length() - 1]
            tried &= tried - 1
            if bits & ~found and pattern.search(said):
                found |= bits
        return found


def _parts(pattern: str) -> frozenset[str]:
    """Parts one of which is in each text that a pattern matches, the most telling; none where that cannot be told."""
    best: frozenset[str] = frozenset()
    for piece, how_often in _PIECE.findall(pattern):
        if piece[0] == "(":
            alone = how_often or piece.startswith(_LOOKS)
            found = frozenset() if alone else _parts_of_any(piece[1:-1].removeprefix("?:"))
        else:
            found = frozenset(filter(None, (piece[:-1] if how_often else piece,)))
            found = found if _PLAIN.fullmatch(piece) else frozenset()
        best = max(best, found, key=_telling)
    return best


def _parts_of_any(patterns: str) -> frozenset[str]:
    each = [_parts(one) for one in ALTERNATIVE.findall(patterns)]
    return frozenset().union(*each) if all(each) else frozenset()


def _telling(parts: frozenset[str]) -> tuple[int, int]:
    return min(map(len, parts), default=0), -len(parts)
