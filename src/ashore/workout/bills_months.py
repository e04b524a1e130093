"""A household's own months, as its bills tell them: what the ups and downs of its futures may be drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ashore.household.budget import Budget
from ashore.money import Fen
from ashore.texts import Language, Message, message, render

if TYPE_CHECKING:
    from ashore.statements.budget.draft import Draft, Line

Json: TypeAlias = dict[str, Any]
Months: TypeAlias = tuple[tuple[Fen, Fen], ...]
"""Income and expenses of whole months that follow each other, in fen."""
LEAST_MONTHS = 3
"""As many as the drafted budget wants before it says how sure it is."""


def months_of(draft: "Draft") -> Months:
    """The whole months of a draft. What it spreads over more months than these counts evenly in each."""
    if not draft.whole:
        return ()
    income, spent = (_by_month(draft, side) for side in ("income", "expense"))
    return tuple(zip(income, spent, strict=True))


def _by_month(draft: "Draft", side: str) -> list[Fen]:
    lines = [_amounts(line) for line in draft.lines if line.side == side]
    # A month in which more was given back than spent counts as one without.
    return [max(0, sum(month)) for month in zip(*lines, strict=True)] or [0] * len(draft.months)


def _amounts(line: "Line") -> Sequence[Fen]:
    if line.spread:
        return [line.monthly] * len(line.totals)
    return [amount for _, amount in line.totals]


@dataclass(frozen=True, slots=True)
class History:
    """What futures are drawn from: ``months`` is what bills tell, None where there are none; ``typed`` what the case
    says of a month.
    """

    months: Months | None
    typed: Budget

    @property
    def used(self) -> Months:
        """The months to draw from; none where they are too few, or tell of too little."""
        return (self.months or ()) if self.why == "bills" else ()

    @property
    def why(self) -> Literal["bills", "none", "few", "partial"]:
        """Whether the bills are used, and otherwise why not.

        ``partial``: they have less than half of the income or the expenses that were typed (our own measure), so that
        much goes where these bills do not see it, and what they see says little of the whole.
        """
        if self.months is None:
            return "none"
        if len(self.months) < LEAST_MONTHS:
            return "few"
        income, spent = (sum(amounts) for amounts in zip(*self.months, strict=True))
        typed = [self.typed.total("income"), _spending(self.typed)]
        is_whole = all(
            seen and 2 * seen >= len(self.months) * said
            for seen, said in zip((income, spent), typed, strict=True)
        )
        return "bills" if is_whole else "partial"

    def as_json(self, language: Language) -> Json:
        """``source`` is ``bills`` or ``defaults``, ``months`` how many whole ones the bills have, ``text`` says it."""
        return {
            "source": "bills" if self.why == "bills" else "defaults",
            "months": len(self.months or ()),
            "text": render(self._said, language),
        }

    @property
    def _said(self) -> Message:
        if self.why == "none":
            return message("plan.sure.about")
        months = len(self.months or ())
        return message(f"futures.{self.why}", months=months, least=LEAST_MONTHS)


def _spending(month: Budget) -> Fen:
    return month.total("priority") + month.total("essential") + month.total("flexible")
