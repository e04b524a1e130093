"""What the person wants of a plan."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from ashore.money import Fen, Rate
from ashore.planning.frontier import Sureness

Aim: TypeAlias = Literal["cost", "soonest", "current", "steady", "fair"]
AIMS: tuple[Aim, ...] = get_args(Aim)


@dataclass(frozen=True, slots=True)
class Aims:
    """``sureness`` says how sure a plan is; where it is given, no more is paid a month than leaves a plan as sure as
    ``sure``, or as sure as one can be. ``aim`` is what the plan to lead with is the best by; None for the one that is
    easiest to agree on. ``most_a_month`` is the most that is paid in a month.
    """

    sureness: Sureness | None = None
    sure: Rate = Decimal("0.9")
    aim: Aim | None = None
    most_a_month: Fen | None = None


WHATEVER = Aims()
