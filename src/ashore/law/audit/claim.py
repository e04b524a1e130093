"""What a lender states beside what contract and dates support, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ashore.law.audit.eight import Eight
from ashore.law.audit.supported import supported
from ashore.loans.position import position
from ashore.loans.terms import (
    BUCKETS,
    CLAIM_PARTS,
    Buckets,
    Claim,
    Obligation,
    Payment,
    claim_part,
)
from ashore.money import Fen

FEE_BUCKETS = frozenset({"late_fees", "other_fees"})
PENALTY_BUCKETS = frozenset({"penalty_on_principal", "penalty_on_interest"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim beside what is supported on its day: amounts in fen by the part the lender named.

    ``difference`` is stated minus supported: positive where the lender asks for more.
    """

    stated: Mapping[str, Fen]
    supported: Mapping[str, Fen]
    difference: Mapping[str, Fen]


def compare(obligation: Obligation, payments: tuple[Payment, ...], claim: Claim) -> Comparison:
    """The claim, and the same parts of the position on the claim's day as :func:`supported` has it."""
    owed = position(supported(obligation), payments, claim.as_of).buckets
    figures = {part: claim_part(owed, part) for part in claim.parts}
    return Comparison(
        dict(claim.parts),
        figures,
        {part: stated - figures[part] for part, stated in claim.parts.items()},
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a claim that overlaps no other: which buckets it covers (as indices), what the lender states.

    ``part`` is the lender's name for it, or the wider part that it is the rest of. ``tolerance`` is what two
    ways of rounding may differ by.
    """

    part: str
    buckets: tuple[int, ...]
    stated: Fen
    tolerance: Fen
    is_fees: bool = field(init=False)
    mixes_fees: bool = field(init=False)
    has_penalty: bool = field(init=False)

    def __post_init__(self) -> None:
        names = {BUCKETS[index] for index in self.buckets}
        # Worked out once: the search asks thousands of times. A frozen dataclass is set this way.
        object.__setattr__(self, "is_fees", names <= FEE_BUCKETS)
        object.__setattr__(self, "mixes_fees", bool(names & FEE_BUCKETS) and not self.is_fees)
        object.__setattr__(self, "has_penalty", bool(names & PENALTY_BUCKETS))

    def residual(self, figures: Eight) -> Fen:
        """What the lender states beyond these eight amounts."""
        return self.stated - sum([figures[index] for index in self.buckets])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A claim as independent lines; ``contradictions`` are parts whose own pieces add up to something else."""

    lines: tuple[Line, ...]
    contradictions: Mapping[str, Fen]


def sheet(claim: Claim, owed: Buckets, overdue: int) -> Sheet:
    """Split a claim into lines that do not overlap, the narrowest parts first.

    A total beside its parts becomes the line of what the parts leave out, or, where they leave nothing out, a
    check of the lender's own addition. ``overdue`` is the number of instalments overdue.
    """
    lines: list[Line] = []
    contradictions: dict[str, Fen] = {}
    for part in sorted(claim.parts, key=lambda name: len(CLAIM_PARTS[name])):
        within = {BUCKETS.index(bucket) for bucket in CLAIM_PARTS[part]}
        inside = [line for line in lines if set(line.buckets) <= within]
        rest = within.difference(*(line.buckets for line in inside))
        stated = claim.parts[part] - sum(line.stated for line in inside)
        if rest:
            buckets = tuple(sorted(rest))
            lines.append(Line(part, buckets, stated, tolerance(buckets, owed, overdue)))
        elif abs(stated) > len(inside):
            contradictions[part] = stated
    return Sheet(tuple(lines), contradictions)


def tolerance(buckets: tuple[int, ...], owed: Buckets, overdue: int) -> Fen:
    """What rounding alone may change: a fen per bucket, and per overdue instalment where the bucket accrues."""
    each = {"interest_billed": overdue, "penalty_on_principal": overdue}
    each["penalty_on_interest"] = overdue
    allowed = sum(
        max(1, each.get(BUCKETS[index], 1)) for index in buckets if getattr(owed, BUCKETS[index])
    )
    return max(1, allowed)
