"""What the household's budget truly is, from its events."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tests.statements.household.events import Channel, Event, Fen
from tests.statements.household.render.sheet import Rendered
from tests.statements.household.story import Household


@dataclass(frozen=True, slots=True)
class Truth:
    """Sums in fen, each by month (``2026-01``) and what is named.

    ``spending`` is by category and net of what was given back, in the month of the purchase; what was bought before the
    period counts less than nothing in the month of its refund. ``fees`` (of lenders and banks, and of withdrawals) and
    ``cash`` stand apart from it. ``people`` is by "in" and "out"; money that came back is taken from it like a refund.
    """

    income: Counter[str] = field(default_factory=Counter)
    spending: Counter[tuple[str, str]] = field(default_factory=Counter)
    fees: Counter[str] = field(default_factory=Counter)
    cash: Counter[str] = field(default_factory=Counter)
    repayments: Counter[tuple[str, str]] = field(default_factory=Counter)
    disbursements: Counter[tuple[str, str]] = field(default_factory=Counter)
    transfers: Counter[str] = field(default_factory=Counter)
    people: Counter[tuple[str, str]] = field(default_factory=Counter)

    def spent(self, month: str) -> Fen:
        """All that was spent in a month, fees and cash too."""
        categories = sum(amount for (when, _), amount in self.spending.items() if when == month)
        return categories + self.fees[month] + self.cash[month]

    def repaid(self, lender: str) -> Fen:
        return sum(amount for (_, who), amount in self.repayments.items() if who == lender)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines of a file have to become what."""

    transactions: int
    other: int
    rejected: int


def truth(house: Household, channels: Collection[Channel] | None = None) -> Truth:
    """The sums of all that shows in some channel, or in one of ``channels``."""
    found = Truth()
    events = [one for one in house.events if channels is None or one.channels & set(channels)]
    seen = {one.id: one for one in events}
    for one in events:
        _count(found, one, seen.get(one.of))
    return found


def _count(found: Truth, one: Event, of: Event | None) -> None:
    month = one.month
    if one.fee:
        found.fees[month] += one.fee
    if one.kind == "refund":
        _give_back(found, one, of)
    elif one.kind == "expense":
        found.spending[month, one.category] += one.amount
    elif one.kind in ("repayment", "disbursement"):
        named = found.repayments if one.kind == "repayment" else found.disbursements
        named[month, one.lender] += one.amount
    elif one.kind == "person":
        found.people[month, one.flow] += one.amount
    elif one.kind != "cancelled":
        plain = {
            "income": found.income,
            "fee": found.fees,
            "cash": found.cash,
            "transfer": found.transfers,
        }
        plain[one.kind][month] += one.amount


def _give_back(found: Truth, refund: Event, of: Event | None) -> None:
    month = (of or refund).month
    if of and of.kind == "person":
        found.people[month, of.flow] -= refund.amount
    else:
        found.spending[month, refund.category] -= refund.amount


def counts(files: Iterable[Rendered]) -> dict[str, Counts]:
    """What each file's lines have to become, by its layout."""
    return {one.layout: Counts(len(one.rows), len(one.other), len(one.rejected)) for one in files}
