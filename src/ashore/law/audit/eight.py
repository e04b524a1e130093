"""The eight buckets as a tuple in the order of ``BUCKETS``: what the search adds and compares."""

from typing import TypeAlias

from ashore.loans.terms import BUCKETS, Buckets
from ashore.money import Fen

Eight: TypeAlias = tuple[Fen, ...]

PENALTY = BUCKETS.index("penalty_on_principal")
"""Where penalty on principal stands; penalty on interest follows it."""


def eight(owed: Buckets) -> Eight:
    """The amounts of the eight buckets, in order."""
    return tuple(getattr(owed, name) for name in BUCKETS)
