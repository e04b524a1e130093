"""What the person wants of a plan."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

from ashore.loans.plan_kinds import PlanKind
from ashore.money import Fen, Rate
from ashore.planning.frontier import Sureness

Aim: TypeAlias = Literal["cost", "soonest", "current", "steady", "fair"]
AIMS: tuple[Aim, ...] = get_args(Aim)

FAIR = Fraction(1, 10)
"""By what share instalments per yuan owed may lie from one ratio and count as alike: an assumption of ours."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A plan decided on before: its kind, and the most it pays in a month; None for all the money there is."""

    kind: PlanKind
    most: Fen | None = None


@dataclass(frozen=True, slots=True)
class Aims:
    """``sureness`` says how sure a plan is; where it is given, no more is paid a month than leaves a plan as sure as
    ``sure``, or as sure as one can be. ``aim`` is what the plan to lead with is the best by; None for the one that is
    easiest to agree on. ``most_a_month`` is the most that is paid in a month, ``most_at_once`` the most creditors paid.
    ``plain`` asks for the closed plans or that nothing fits, and for nothing beside: no cheapest plan by all that
    lenders may grant, no baselines, no ways out. With ``decided`` no level is chosen: plans stand at that of the plan
    decided on, which leads where it is found.
    """

    sureness: Sureness | None = None
    sure: Rate = Decimal("0.9")
    aim: Aim | None = None
    most_a_month: Fen | None = None
    decided: Decided | None = None
    most_at_once: int | None = None
    plain: bool = False

    @property
    def is_choosing(self) -> bool:
        """Whether the plan to lead with is to be the best by something, instead of the easiest to agree on."""
        return self.aim is not None or self.most_at_once is not None


WHATEVER = Aims()
