"""The next two months day by day: paydays against due dates, for a plan, or for the bills where no plan fits."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from ashore.dates import add_months
from ashore.household.model import Household
from ashore.loans.terms import Payment
from ashore.money import Fen, yuan
from ashore.planning.days import told
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due, dues_of, may_move
from ashore.planning.days.moves import Advice, advise
from ashore.planning.days.needed import Living, living
from ashore.planning.days.placing import cashbook
from ashore.planning.days.wire import calendar_json
from ashore.planning.result import Plan
from ashore.texts import Language, Message, message, render, text
from ashore.workout.standing import StandingDebt

Json: TypeAlias = dict[str, Any]

MONTHS = 2


class Days:
    """A household's next days with its debts; ``at_hand`` is its cash on the first, None where nobody said."""

    def __init__(
        self,
        household: Household,
        debts: Sequence[StandingDebt],
        as_of: dt.date,
        language: Language,
        at_hand: Fen | None = None,
    ) -> None:
        self._household, self._debts = household, debts
        self._as_of, self._language, self._at_hand = as_of, language, at_hand

    def as_json(self, plan: Plan | None) -> Json | None:
        """The calendar of a plan, or of the bills where there is none; None where nothing is to be paid.

        ``said`` begins with what it is of; ``outcome`` is what comes of it, ``notes`` what it rests on.
        """
        if not any(debt.position.buckets.total for debt in self._debts):
            return None
        debts = [debt.plan_debt(self._language) for debt in self._debts]
        dues = dues_of(plan, debts) if plan else self._billed()
        book, needed = self._book()
        advice = advise(book, dues)
        names = {debt.id: debt.called for debt in debts}
        agreed = {debt.debt_id for debt in plan.debts if not debt.is_kept} if plan else set()
        found = calendar_json(book, dues, advice, names)
        self._explain(found, book, advice, names)
        for shown, move in zip(found["moves"], advice.moves, strict=True):
            is_kept = move.debt_id not in agreed
            shown["text"] = self._one(told.move(move, names, is_kept=is_kept))
        spread = self._spread(book)
        return {
            "of": "plan" if plan else "bills",
            "reserve_said": self._at_hand is not None,
            "overdue": None if plan else yuan(self._overdue),
            **found,
            "said": self._all(self._about(book, needed, plan)),
            "outcome": self._all(told.result(advice)),
            "notes": self._all(self._notes(book, spread)),
            "undated_expenses": spread,
            "questions": self._all(told.asked(self._household, book.undated)),
        }

    def _book(self) -> tuple[Cashbook, Living | None]:
        """The cashbook, and what life takes until money comes in: nobody is taken to be without that already."""
        book = cashbook(self._household, self._as_of, MONTHS)
        needed = living(book)
        at_hand = self._at_hand
        if at_hand is None:
            at_hand = needed.amount if needed else 0
        return cashbook(self._household, self._as_of, MONTHS, reserve=at_hand), needed

    def _billed(self) -> tuple[Due, ...]:
        """What lenders bill in these days. What is overdue is not among it: it is due on no day to come."""
        until = add_months(self._as_of, MONTHS)
        found = []
        for debt in self._debts:
            by_day: dict[dt.date, Fen] = {}
            for one in debt.billed(until):
                by_day[one.date] = by_day.get(one.date, 0) + one.amount
            if by_day:
                payments = tuple(Payment(day, amount) for day, amount in sorted(by_day.items()))
                movable = may_move(debt.plan_debt(self._language))
                found.append(Due(debt.entry.id, payments, movable))
        return tuple(found)

    @property
    def _overdue(self) -> Fen:
        return sum(debt.still_to_pay(self._as_of)[0][1] for debt in self._debts)

    def _about(self, book: Cashbook, needed: Living | None, plan: Plan | None) -> Iterable[Message]:
        last = book.day(len(book.even) - 1)
        kind = "plan" if plan else "bills"
        yield message(f"days.about.{kind}", first=book.start, last=last)
        if plan is None and self._overdue:
            yield message("days.about.overdue", amount=self._overdue)
        if self._at_hand is not None:
            yield message("days.cash.said", amount=self._at_hand)
        elif needed and needed.amount:
            yield message("days.cash.living", amount=needed.amount, day=needed.until)
        else:
            yield message("days.cash.zero")

    def _spread(self, book: Cashbook) -> list[str]:
        """The expenses whose day is not known."""
        spent = {one.name for one in self._household.expenses}
        return [name for name in book.undated if name in spent]

    def _notes(self, book: Cashbook, spread: Sequence[str]) -> Iterable[Message]:
        if spread:
            between = text("days.between", self._language)
            yield message("days.spread", names=between.join(spread))
        if self._household.buffer:
            yield message("days.spread-buffer", amount=self._household.buffer)
        if any(flow.counts > flow.day for flow in book.flows):
            yield message("days.clears")

    def _explain(
        self, found: Json, book: Cashbook, advice: Advice, names: Mapping[str, str]
    ) -> None:
        """Put the shortfalls, and what is left of them with its proof, in sentences."""
        for shown, short in zip(found["shortfalls"], advice.before, strict=True):
            shown["text"] = self._one(told.shortfall(short, book))
            shown["hits"] = self._all(told.hits(short, names))
        for shown, left in zip(found["unavoidable"], advice.unavoidable, strict=True):
            shown["text"] = self._one(told.left(left, book))
            shown["hits"] = self._all(told.hits(left.shortfall, names))
            shown["sum"] = yuan(-left.missing)
            shown["rows"] = [
                {"text": self._one(row.text), "amount": yuan(row.amount)}
                for row in told.proof(left, names)
            ]

    def _one(self, said: Message) -> str:
        return render(said, self._language)

    def _all(self, said: Iterable[Message]) -> list[str]:
        return [self._one(one) for one in said]
