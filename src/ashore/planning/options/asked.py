"""What is asked of one creditor, and what comes of it: a choice of the problem, and the plan it stands for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ashore.loans.relief import ReliefOption
from ashore.money import Fen
from ashore.planning.choice.problem import Choice
from ashore.planning.ground import Outset
from ashore.planning.request import PlanDebt
from ashore.planning.result import DebtPlan

Form: TypeAlias = Literal["level", "flexible"]
"""*Level*: a table of equal instalments, which a lender can sign. *Flexible*: the longest table as the least that is
paid, everything beyond it paid early."""

Paid: TypeAlias = tuple[Fen, ...]
"""What is paid in each month, from the first."""


@dataclass(frozen=True, slots=True)
class Way:
    """A choice with what it means: the relief to ask for, and what the creditor gets by the payments decided on."""

    choice: Choice
    relief: ReliefOption
    planned: Callable[[Paid], DebtPlan]


@dataclass(frozen=True, slots=True)
class Asked:
    """A relief asked of a creditor, agreed on after ``waits`` months; ``name`` tells it from the debt's other ones."""

    debt: PlanDebt
    outset: Outset
    relief: ReliefOption
    waits: int
    name: str
