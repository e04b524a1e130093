"""An account's rows in the model, as what is paid beyond the least, so that its relaxation is as tight as can be.

Paying the least pays ``L[k]`` in period ``k`` and leaves ``M[k]``. With the column *taken* ``z``, ``e[k]`` paid beyond
that (below 0 once less than the least is due), ``a[k]`` by which the balance is ahead, and *closed* ``c[k]``, 1 where
nothing is left:

    a[k] = (1 + f[k]) a[k-1] + e[k]       c[k-1] <= c[k] <= z
    e[k] >= -L[k] c[k]                    M[k] c[k] <= a[k] <= M[k] z

That is the convex hull of an account by itself: to close in period T is to pay the least before T and the rest at any
time up to T, and mixing such payments gives these rows. Where nothing is paid beyond the least every ``e`` and ``a``
is 0, which keeps HiGHS's work small.
"""

from dataclasses import dataclass, field

from ashore.money import Rounding
from ashore.planning.choice.highs.run import Model, Term
from ashore.planning.choice.problem import Account


@dataclass(frozen=True, slots=True)
class Frame:
    """How an account is modelled.

    It is paid in ``count`` periods, and owed up to period ``first``. Amounts are in ``unit`` fen. The least may be
    ``ease`` fen less where interest is rounded; where single fen are counted in, payments and interest are whole
    numbers instead. ``cost`` is what a payment counts in the objective. ``counted``: columns say in which months it is
    paid at all.
    """

    count: int
    first: int
    unit: int
    ease: float
    cost: float
    counted: bool

    @property
    def whole(self) -> bool:
        """Whether single fen are counted in."""
        return self.unit == 1


@dataclass(slots=True)
class Paid:
    """An account's least payments and what they leave, in units, and its columns, by period.

    ``closed`` and ``paying`` are there where they are needed.
    """

    least: list[float] = field(default_factory=list)
    leaves: list[float] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    closed: dict[int, int] = field(default_factory=dict)
    paying: dict[int, int] = field(default_factory=dict)


def add_account(model: Model, taken: int, account: Account, frame: Frame) -> Paid:
    """Add an account's columns and rows."""
    paid, balance = Paid(), account.capital / frame.unit
    for period in range(frame.count):
        earned = _earned(account, frame, balance, period)
        due = balance + earned
        ease = frame.ease if account.factors[period] else 0.0
        least = min(max(account.least[period] - ease, 0.0) / frame.unit, due)
        if period == frame.count - 1:
            least = due
        extra = model.column(frame.cost, -least, due - least, whole=frame.whole)
        ahead = model.column(high=due - least, whole=frame.whole)
        carried = _carried(model, paid, (taken, balance, earned), account, frame)
        model.row([(ahead, 1), (extra, -1), *((c, -by) for c, by in carried)], 0, 0)
        balance = due - least
        paid.least.append(least)
        paid.leaves.append(balance)
        paid.extra.append(extra)
        paid.ahead.append(ahead)
        if frame.counted:
            paid.paying[period] = model.binary()
            model.row([(extra, 1), (taken, least), (paid.paying[period], -due)], most=0)
        if not balance:
            break
        _add_closing(model, paid, taken, may_close=period >= frame.first)
    model.cost[taken] += frame.cost * sum(paid.least)
    return paid


def _earned(account: Account, frame: Frame, balance: float, period: int) -> float:
    if frame.whole:
        return account.interest(round(balance), period)
    return balance * account.factors[period] / account.denominator


def _carried(
    model: Model,
    paid: Paid,
    scheduled: tuple[int, float, float],
    account: Account,
    frame: Frame,
) -> list[Term]:
    """By how much the balance is ahead once a period's interest is earned, before it is paid."""
    period = len(paid.ahead)
    if not period:
        return []
    before, factor = paid.ahead[-1], account.factors[period]
    if not frame.whole or not factor:
        return [(before, 1 + factor / account.denominator)]
    taken, balance, earned = scheduled
    owed = [(taken, balance), (before, -1.0)]
    return [(before, 1), (taken, earned), (_interest(model, owed, account, period, earned), -1)]


def _add_closing(model: Model, paid: Paid, taken: int, *, may_close: bool) -> None:
    """What a period's payment keeps to, where it need not be the last."""
    period = len(paid.ahead) - 1
    extra, ahead = paid.extra[-1], paid.ahead[-1]
    least, leaves = paid.least[-1], paid.leaves[-1]
    before = paid.closed[max(paid.closed)] if paid.closed else None
    model.row([(ahead, 1), (taken, -leaves)], most=0)
    if not may_close or not least:
        # It is open, or nothing is asked of it: the least is paid unless it was closed before.
        model.low[extra] = 0 if before is None else -least
        return
    closed = paid.closed[period] = model.binary()
    model.row([(closed, 1), (taken, -1)], most=0)
    if before is not None:
        model.row([(before, 1), (closed, -1)], most=0)
    model.row([(ahead, 1), (closed, -leaves)], least=0)
    model.row([(extra, 1), (closed, least)], least=0)


def _interest(model: Model, owed: list[Term], account: Account, period: int, most: float) -> int:
    """A whole column for the interest of a period, rounded as agreed.

    It is within half a fen of the exact amount. Exactly half goes up, or to the even neighbour: then ``odd`` says
    which of the two a number is, and an odd one has to be nearer.
    """
    interest, denominator = model.column(high=most, whole=True), account.denominator
    terms = [(column, 2 * account.factors[period] * factor) for column, factor in owed]
    terms.append((interest, -2 * denominator))
    if account.rounding is Rounding.HALF_UP:
        model.row(terms, -denominator, denominator - 1)
        return interest
    odd, half = model.binary(), model.column(high=most, whole=True)
    model.row([(interest, 1), (odd, -1), (half, -2)], 0, 0)
    model.row([*terms, (odd, 1)], most=denominator)
    model.row([*terms, (odd, -1)], least=-denominator)
    return interest
