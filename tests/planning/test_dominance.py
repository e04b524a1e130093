"""More is never worse, over the whole planner: more money, a further relief, a waiver; avalanche beside snowball.

Horizons are short, so that every table of every debt is tried and the cheapest plan is known to be the cheapest.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ashore.dates import DayCount
from ashore.loans.relief import ReliefOption
from ashore.money import Fen
from ashore.planning.aims import Aims
from ashore.planning.ground import lay_grounds, outset_of
from ashore.planning.optimal import best_by
from ashore.planning.request import PlanDebt, budget_of, pay_dates
from ashore.planning.result import DebtPlan
from ashore.planning.rolling import avalanche, snowball
from tests.loans.strategies import rates
from tests.planning.examples import START as PLAIN_START
from tests.planning.examples import instalments, matured, running
from tests.planning.strategies import START, debts, owed_by

HORIZON = 8
SHARES = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)])

few = settings(max_examples=15, deadline=None)
many = settings(max_examples=120, deadline=None)

Money = tuple[Fen, ...]


def cheapest(among: tuple[PlanDebt, ...], money: Money, start: dt.date = START) -> Fen | None:
    """What the cheapest plan pays in all; None where nothing fits."""
    outset = outset_of(among, pay_dates(start), HORIZON)
    if not outset.debts:
        return 0
    found = best_by(Aims(aim="cost"), outset, budget_of(money))
    if found is None:
        return None
    assert found.solution.proven
    assert found.plan is not None
    return found.plan.total_paid


def no_dearer(before: Fen | None, after: Fen | None, rounding: Fen = 0) -> bool:
    return before is None or (after is not None and after <= before + rounding)


@st.composite
def moneys(draw: st.DrawFn, among: tuple[PlanDebt, ...]) -> Money:
    """From a fifth of what would do without interest to well above it, more or less month by month."""
    level = owed_by(among) * draw(st.integers(20, 250)) // 100 // HORIZON
    by_month = st.lists(st.integers(50, 150), min_size=HORIZON, max_size=HORIZON)
    shares = draw(st.just([100] * HORIZON) | by_month)
    return tuple(level * percent // 100 for percent in shares)


def one_changed(
    among: tuple[PlanDebt, ...], place: int, menu: tuple[ReliefOption, ...]
) -> tuple[PlanDebt, ...]:
    return (*among[:place], replace(among[place], menu=menu), *among[place + 1 :])


def more_money(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    """Where a debt that comes first is behind, the money decides when the others may begin (below)."""
    assume(not any(debt.comes_first and debt.is_behind for debt in among))
    money = data.draw(moneys(among))
    added = data.draw(st.lists(st.integers(0, 1000_00), min_size=HORIZON, max_size=HORIZON))
    more = tuple(amount + extra for amount, extra in zip(money, added, strict=True))
    assert no_dearer(cheapest(among, money), cheapest(among, more))


RELIEFS = st.builds(
    ReliefOption,
    kind=st.sampled_from(
        [
            "re-instalment",
            "deferral",
            "extension",
            "waiver",
            "settlement",
            "interest-freeze",
            "principal-only",
        ]
    ),
    max_instalments=st.none() | st.integers(1, 12),
    annual_rate=st.none() | rates("0.24"),
    down_payment=st.sampled_from([Decimal(0), Decimal("0.1")]),
    waiver_penalty=SHARES,
    waiver_interest=SHARES,
    months=st.integers(0, 6),
    share=st.none() | st.just(Decimal("0.5")),
)


def a_further_relief(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    """What a lender is known to grant beside a re-instalment; the first known re-instalment takes the place of the
    assumed one instead (below).
    """
    place = data.draw(st.integers(0, len(among) - 1))
    debt = among[place]
    late = debt.position.days_past_due
    assume(any(o.kind == "re-instalment" and o.min_days_past_due <= late for o in debt.menu))
    wider = one_changed(among, place, (*debt.menu, data.draw(RELIEFS)))
    money = data.draw(moneys(among))
    assert no_dearer(cheapest(among, money), cheapest(wider, money))


def a_waiver(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    """A level instalment is rounded and the last takes what is left, so less owed may be a few fen more in one month:
    no more than half a fen for each earlier month, and as much again for the interest in them.
    """
    place = data.draw(st.integers(0, len(among) - 1))
    debt = among[place]
    assume(debt.menu)
    which = data.draw(st.integers(0, len(debt.menu) - 1))
    relief = debt.menu[which]
    given_up = replace(
        relief,
        waiver_penalty=max(relief.waiver_penalty, data.draw(SHARES)),
        waiver_interest=max(relief.waiver_interest, data.draw(SHARES)),
    )
    menu = (*debt.menu[:which], given_up, *debt.menu[which + 1 :])
    money = data.draw(moneys(among))
    richer = tuple(amount + HORIZON for amount in money)
    waived = one_changed(among, place, menu)
    assert no_dearer(cheapest(among, money), cheapest(waived, richer), rounding=HORIZON)


LAWS: dict[str, Callable[[st.DataObject, tuple[PlanDebt, ...]], None]] = {
    "money": more_money,
    "relief": a_further_relief,
    "waiver": a_waiver,
}


@pytest.mark.parametrize("law", LAWS)
@few
@given(data=st.data(), among=debts(largest=2))
def test_more_is_never_worse(law: str, data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    LAWS[law](data, among)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
@many
@given(data=st.data(), among=debts(largest=2))
def test_more_is_never_worse_at_length(
    law: str, data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    LAWS[law](data, among)


def test_a_known_re_instalment_takes_the_place_of_the_assumed_one() -> None:
    # Knowing better is no further option: 36 instalments were only assumed of a lender nobody knows.
    unknown = (matured("a", 8_000_00, menu=()),)
    shorter = (matured("a", 8_000_00, menu=(instalments(4),)),)
    money = (1_000_00,) * HORIZON
    assert cheapest(unknown, money, PLAIN_START) == 8_000_00
    assert cheapest(shorter, money, PLAIN_START) is None


@pytest.mark.parametrize("money", [1099_99, 1100_00, 1500_00])
def test_a_fen_more_does_not_end_a_wait_that_is_cheaper(money: Fen) -> None:
    """1,100.00 pay what the first debt has overdue in one month, 1,099.99 in two. With either the other lender, who
    asks for no interest until it is agreed with, may be paid at once in month 3: 1,950 and a month's interest of 39.
    """
    first = running("first", 2400_00, 24, 0, start=dt.date(2026, 1, 21), priority=True)
    among = (first, matured("other", 1950_00, "0.24", longest=HORIZON))
    assert cheapest(among, (money,), PLAIN_START) <= 2400_00 + 1950_00 + 39_00


# Avalanche and snowball at equal payments.

Owed = list[tuple[Fen, int]]
"""What is owed at how many percent a year."""

OWED = st.lists(st.tuples(st.integers(1_00, 60_000_00), st.integers(0, 36)), min_size=2, max_size=5)


def rolled(
    owed: Owed, least: Sequence[Fen], money: Fen, *, dearest_first: bool
) -> tuple[Fraction, int]:
    """What is paid, and in how many months, where nothing is rounded: every fen beyond the least goes to one debt."""
    balances, paid, months = [Fraction(amount) for amount, _ in owed], Fraction(0), 0
    while any(balances):
        months += 1
        due = [
            balance * (1 + Fraction(percent, 1200))
            for balance, (_, percent) in zip(balances, owed, strict=True)
        ]
        pays = list(map(min, least, due))
        extra = money - sum(pays)
        assert extra >= 0
        ranks = [
            (-owed[place][1], balances[place])
            if dearest_first
            else (balances[place], -owed[place][1])
            for place in range(len(owed))
        ]
        for place in sorted(range(len(owed)), key=ranks.__getitem__):
            more = min(extra, due[place] - pays[place])
            pays[place] += more
            extra -= more
        paid += sum(pays)
        balances = [owing - payment for owing, payment in zip(due, pays, strict=True)]
    return paid, months


@settings(max_examples=25, deadline=None)
@given(OWED, st.integers(100, 300), st.integers(3, 18))
def test_avalanche_is_never_dearer_nor_longer_where_nothing_is_rounded(
    owed: Owed, percent: int, term: int
) -> None:
    least = [amount // term + 1 + amount * rate // 1200 for amount, rate in owed]
    money = sum(least) * percent // 100
    avalanche, its_months = rolled(owed, least, money, dearest_first=True)
    snowball, months = rolled(owed, least, money, dearest_first=False)
    assert avalanche <= snowball
    assert its_months <= months


def apart(debts: int, months: int, percent: int) -> Fen:
    """What rounding can come to: half a fen a debt and month in either plan, with interest from then on."""
    growth = 1 + Fraction(percent, 1200)
    return -(-debts * sum(growth**later for later in range(months)) // 1)


def compared(among: tuple[PlanDebt, ...], percent: int) -> tuple[list[Fen], list[Fen]] | None:
    """What avalanche and snowball pay by month, of so many percent of the least; None where rounding leaves too little
    for one of them.
    """
    outset = outset_of(among, pay_dates(PLAIN_START), 60)
    money = sum(agreement.least for agreement in outset.agreements) * percent // 100
    (ground,) = lay_grounds(outset, budget_of(money))
    plans = [made for made in (avalanche(ground), snowball(ground)) if made is not None]
    if len(plans) < 2:
        return None
    one, other = ([by_month(plan, month) for month in range(60)] for plan in plans)
    return one, other


def by_month(plan: tuple[DebtPlan, ...], month: int) -> Fen:
    return sum(debt.schedule[month].payment for debt in plan if month < len(debt.schedule))


@settings(max_examples=60, deadline=None)
@given(OWED, st.integers(100, 300))
def test_avalanche_is_dearer_than_snowball_by_roundings_at_most(owed: Owed, percent: int) -> None:
    """All debts count their days alike here; where they do not it may be dearer, as below."""
    among = tuple(
        matured(f"d{number}", amount, f"0.{rate:02d}") for number, (amount, rate) in enumerate(owed)
    )
    both = compared(among, percent)
    if both is None:
        return
    one, other = both
    months = sum(map(bool, other))
    extra = apart(len(owed), months, max(rate for _, rate in owed))
    assert sum(one) <= sum(other) + extra
    # What is paid in a month more is what rounding has left over.
    assert sum(one[months:]) <= extra


def test_where_days_are_counted_otherwise_the_higher_rate_may_be_the_cheaper_one() -> None:
    """In a month of 31 days 12.15 % by days costs more than 12.20 % by months; in a whole year it does not."""
    yearly = matured("by-days", 9_999_00, "0.1215", longest=4)
    terms = replace(yearly.obligation.terms, day_count=DayCount.ACTUAL_365)
    by_days = replace(yearly, obligation=replace(yearly.obligation, terms=terms))
    by_months = matured("by-months", 10_000_00, "0.1220", longest=4)
    one, other = compared((by_days, by_months), 150) or ([], [])
    assert sum(one) > sum(other)
