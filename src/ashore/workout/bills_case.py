"""Bills beside a case: payments that are not noted yet, and how the drafted budget differs from what was typed.

Nothing typed is written over. A document is changed in place, as plain tables and lists, so that a face may hand in one
that keeps its comments and its order.
"""

import datetime as dt
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from ashore.case import convert
from ashore.case.schema import Case
from ashore.dates import add_months
from ashore.household.budget import budget
from ashore.money import Fen, yuan
from ashore.statements.budget.draft import Draft, Side
from ashore.statements.budget.told import Told
from ashore.statements.classify import income_sorts
from ashore.statements.repayments import Match
from ashore.texts import Language, text
from ashore.workout.bills import owed

Document: TypeAlias = MutableMapping[str, Any]
Json: TypeAlias = dict[str, Any]

_DAYS = 3
"""Days by which a payment noted by its owner may differ from the bill's."""
_LEAST: Fen = 100
"""Differences of less than one yuan a month are none."""


class _Noted:
    """The payments that a case has; each stands for one row of the bills at most."""

    def __init__(self, case: Case) -> None:
        self._left = {
            debt.id: [(one.date, one.amount) for one in debt.payments] for debt in case.debt
        }

    def take(self, debt: str, row: Told) -> bool:
        """Whether a row is noted as a payment of a debt; that payment then stands for no other row."""
        for told in self._left[debt]:
            day, amount = told
            if amount == row.amount and abs((day - row.transaction.date).days) <= _DAYS:
                self._left[debt].remove(told)
                return True
        return False


def new_payments(matches: Iterable[Match], case: Case) -> tuple[Match, ...]:
    """The repayments that pay a debt and are not noted in the case."""
    noted = _Noted(case)
    return tuple(one for one in matches if one.debt and not noted.take(one.debt, one.row))


def unclear_payments(
    matches: Sequence[Match], case: Case
) -> tuple[tuple[Match, tuple[str, ...]], ...]:
    """The repayments that may have gone to several debts and are noted for none, each with those that had begun."""
    noted = _Noted(case)
    for one in matches:
        if one.debt:
            noted.take(one.debt, one.row)
    starts = {debt.id: owed(debt).start for debt in case.debt}
    found = []
    for one in matches:
        day = one.row.transaction.date
        may_be = tuple(debt for debt, start in starts.items() if start <= day)
        if one.why == "unclear" and not any(noted.take(debt, one.row) for debt in may_be):
            found.append((one, may_be))
    return tuple(found)


def note_payments(document: Document, payments: Iterable[Match]) -> None:
    """Write payments into a case document, each after those its debt has."""
    debts = {str(one.get("id", "")): one for one in document.get("debt", ())}
    for one in payments:
        debt = debts[one.debt]
        if "payments" not in debt:
            debt["payments"] = []
        day = one.row.transaction.date.isoformat()
        debt["payments"].append({"date": day, "amount": yuan(one.row.amount)})


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the drafted budget beside what the case says; amounts a month in fen.

    ``add``: the case says nothing of it. ``differs``, ``same``: it does. ``only-typed``: the bills say nothing of it.
    """

    side: Literal["income", "expense"]
    topic: str
    drafted: Fen
    typed: Fen
    what: Literal["add", "differs", "same", "only-typed"]

    def as_json(self, language: Language) -> Json:
        """As plain values, with the name of the line."""
        return {
            "side": self.side,
            "topic": self.topic,
            "name": topic_name(self.side, self.topic, language),
            "drafted": yuan(self.drafted),
            "typed": yuan(self.typed),
            "change": self.what,
        }


def topic_name(side: Side, topic: str, language: Language) -> str:
    """What a line of the draft is called; "" for incomes that are compared as one sum, and for people."""
    if not topic:
        return ""
    if side == "expense":
        return text(f"categories.{topic}", language)
    if side == "income":
        return text(f"statements.income.{topic}", language)
    return text(f"products.{topic}.name", language)


def changes(draft: Draft, case: Case) -> tuple[Change, ...]:
    """Every line of the draft and of the case's budget, side by side. Incomes are compared as one sum."""
    typed = budget(convert.household(case), case.as_of or _last_day(draft))
    # What was typed for another time, such as a yearly premium from next year on, is nothing now and yet said.
    spent: dict[str, Fen] = dict.fromkeys((one.category for one in case.expense), 0)
    for line in typed.lines:
        if line.group != "income":
            spent[line.category] = spent.get(line.category, 0) + line.monthly
    drafted = {line.topic: line.monthly for line in draft.lines if line.side == "expense"}
    topics = dict.fromkeys([*drafted, *spent])
    expenses = [_change("expense", one, drafted.get(one, 0), spent.get(one)) for one in topics]
    return (*_incomes(draft, case, typed.total("income")), *expenses)


def _incomes(draft: Draft, case: Case, typed: Fen) -> Sequence[Change]:
    lines = [line for line in draft.lines if line.side == "income"]
    if not case.income:
        return [_change("income", line.topic, line.monthly, None) for line in lines]
    return [_change("income", "", sum(line.monthly for line in lines), typed)]


def _change(
    side: Literal["income", "expense"], topic: str, drafted: Fen, typed: Fen | None
) -> Change:
    """A line; ``typed`` is None where the case says nothing of it."""
    if typed is None:
        return Change(side, topic, drafted, 0, "add")
    if not drafted:
        return Change(side, topic, 0, typed, "only-typed")
    is_same = abs(drafted - typed) < _LEAST
    return Change(side, topic, drafted, typed, "same" if is_same else "differs")


def _last_day(draft: Draft) -> dt.date:
    """The end of the months that were looked at."""
    last = draft.months[-1] if draft.months else dt.date(1970, 1, 1)
    return add_months(last, 1) - dt.timedelta(days=1)


def note_budget(document: Document, found: Iterable[Change], language: Language) -> None:
    """Write the lines that the case says nothing of; what it says stays as it is."""
    for one in found:
        if one.what != "add" or one.drafted <= 0:
            continue
        line: Json = {"name": topic_name(one.side, one.topic, language)}
        if one.side == "expense":
            line["category"] = one.topic
        line["amount"] = yuan(one.drafted)
        certainty = "steady"
        if one.side == "income":
            certainty = str(income_sorts().get(one.topic, {}).get("certainty", "variable"))
        if certainty != "steady":
            line["certainty"] = certainty
        if one.side not in document:
            document[one.side] = []
        document[one.side].append(line)
