"""Plans run through futures: by hand, against a plain second program, and the laws that must hold."""

from dataclasses import replace
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.planning.futures.assumptions import Rules, default_assumptions, default_rules
from ashore.planning.futures.completion import Completion
from ashore.planning.futures.draw import Futures, futures
from ashore.planning.futures.outlook import LIMIT
from ashore.planning.futures.reserve import reserve_for
from ashore.planning.futures.run import Unsure, most_kept_of, run
from tests.planning.futures.samples import PATIENT, STRICT, level, lived


@pytest.mark.parametrize(
    ("money", "rules", "short", "breaks"),
    [
        ([100, 100, 100], STRICT, 0, (0, 0, 0)),
        ([150, 50, 100], STRICT, 0, (0, 0, 0)),  # what was left over helps
        ([99, 101, 100], STRICT, 1, (1, 0, 0)),
        ([99, 101, 100], PATIENT, 1, (0, 0, 0)),  # made up a month later
        ([50, 50, 300], PATIENT, 1, (0, 0, 0)),  # the old 50 first, then 100 short, made up too
        ([50, 49, 300], PATIENT, 1, (0, 1, 0)),  # 50 were missing, 49 came
        ([100, 100, 99], PATIENT, 1, (0, 0, 1)),  # the last payment has no next pay date
        ([-10, 10, 500], PATIENT, 1, (0, 1, 0)),  # 110 were missing, living included
        ([-10, 110, 200], PATIENT, 1, (0, 0, 0)),
    ],
)
def test_by_hand(money, rules, short, breaks) -> None:
    assert run(lived(money), [100] * 3, rules=rules) == Completion(1, short, breaks)


def test_a_reserve_bridges_a_month_until_it_is_used_up() -> None:
    money = [0, 0, 0]
    for reserve, breaks in ((300, (0, 0, 0)), (299, (0, 0, 1)), (199, (0, 1, 0)), (99, (1, 0, 0))):
        done = run(lived(money, reserve=reserve), [100] * 3, rules=STRICT)
        assert done.breaks == breaks


def test_flexible_expenses_are_cut_only_as_far_as_is_missing() -> None:
    rules = replace(STRICT, cut=0.5)
    short_by_40 = lived([60, 100, 100], flexible=80)
    assert run(short_by_40, [100] * 3, rules=rules).short == 0
    assert run(lived([59, 200, 100], flexible=80), [100] * 3, rules=rules).breaks == (1, 0, 0)
    # 30 of 40 were cut, not all 40: nothing is left over for the next month, which may cut again.
    assert run(lived([70, 59, 100], flexible=80), [100] * 3, rules=rules).breaks == (0, 1, 0)


def test_only_so_much_is_kept() -> None:
    rules = replace(STRICT, reserve_months=1.5)
    rich_then_poor = lived([1_000, -50, 100], income=100)
    assert run(rich_then_poor, [100] * 3, rules=rules).completed == 1  # 150 kept, 50 + 100 needed
    assert run(lived([1_000, -51, 100], income=100), [100] * 3, rules=rules).breaks == (0, 1, 0)


def test_what_was_at_hand_may_be_kept_though_it_is_more() -> None:
    rules = replace(STRICT, reserve_months=0)
    assert run(lived([100, 0, 0], reserve=200), [100] * 3, rules=rules).completed == 1


def test_a_plan_keeps_what_it_saves_for_a_settlement() -> None:
    outlook = replace(level(4), buffer=0)
    rules = replace(STRICT, reserve_months=0)
    payments = (90_000, 90_000, 500_000, 290_000)
    assert most_kept_of(outlook, payments, rules) == (10_000, 210_000, 0, 0)
    made = Futures(
        outlook, default_assumptions(), 0, np.array([outlook.money] * 1).T.astype(np.int32)
    )
    assert run(made, payments, rules=rules).completed == 1


def test_nothing_to_pay_is_always_kept() -> None:
    for payments in ([], [0, 0]):
        assert run(lived([-500, -500]), payments, rules=STRICT) == Completion(1, 0, ())


def test_after_its_last_payment_a_plan_cannot_break() -> None:
    assert run(lived([100, -900, -900]), [100], rules=STRICT) == Completion(1, 0, (0,))


def unsure_sample() -> tuple[Futures, list[Unsure]]:
    made = lived(*[[100] * 4] * 2_000, seed=3)
    return made, [
        Unsure(0, 0.3, (40, 40, 40, 0), (100, 0, 0, 0)),
        Unsure(1, 0.5, (0, 0, 20, 0), (0, 0, 20, 61)),
    ]


def test_a_refused_debt_is_paid_otherwise() -> None:
    made, (card, loan) = unsure_sample()
    payments = [80, 80, 80, 0]
    no_card, no_loan = made.refused(0, 0.3), made.refused(1, 0.5)
    done = run(made, payments, unsure=[card, loan], rules=STRICT)
    assert done.breaks == (int(no_card.sum()), 0, 0, 0)  # 40 + 100 in the first month
    dear = replace(
        loan, instead=(0, 0, 20, 181)
    )  # 20 + 20 + 20 were left over before; 60 + 60 + 20
    done = run(made, payments, unsure=[replace(card, chance=0), dear], rules=STRICT)
    assert done.breaks == (0, 0, 0, int(no_loan.sum()))


def test_who_got_relief_is_done_when_its_last_payment_is_made() -> None:
    card = Unsure(0, 0.5, (50, 50, 0, 0), (50, 50, 50, 50))
    made = lived(*[[50, 50, -10, -10]] * 1_000)
    done = run(made, [50, 50], unsure=[card], rules=STRICT)
    assert done.breaks == (0, 0, int(made.refused(0, 0.5).sum()), 0)
    assert run(made, [50, 50], unsure=[replace(card, chance=0)], rules=STRICT).completed == 1_000


def test_what_comes_after_the_plan_counts_only_while_a_refused_debt_is_paid() -> None:
    made = lived(*[[100, 100, 100, 100]] * 1_000)
    rent = 60  # a debt kept by its contract, beyond the plan's two months
    card = Unsure(0, 0.5, (40, 40, 0, 0), (40, 40, 41, 0))
    done = run(made, [100, 100, rent, 200], unsure=[card], until=2, rules=STRICT)
    assert done.breaks == (0, 0, int(made.refused(0, 0.5).sum()))
    granted = replace(card, chance=0)
    assert run(made, [100, 100, rent, 200], unsure=[granted], until=2, rules=STRICT) == run(
        made, [100, 100], rules=STRICT
    )


def test_what_lenders_want_together_may_be_more_than_can_be_counted() -> None:
    made = lived(*[[LIMIT - 1]] * 1_000)
    lenders = [Unsure(lender, 0.5, (5,), (LIMIT,)) for lender in range(3)]
    agreed = ~np.any([made.refused(lender, 0.5) for lender in range(3)], axis=0)
    assert run(made, [15], unsure=lenders, rules=STRICT).completed == int(agreed.sum())


@pytest.mark.parametrize(
    ("payments", "unsure", "reason"),
    [
        ([1] * 5, (), "5 months of payments, 4 of futures"),
        ([-1], (), "negative"),
        ([LIMIT + 1], (), "more than"),
        ([10], (Unsure(0, 0.5, (11,), (0,)),), "do not include"),
    ],
)
def test_payments_that_cannot_be_are_refused(payments, unsure, reason) -> None:
    with pytest.raises(ValueError, match=reason):
        run(lived([100] * 4), payments, unsure=unsure, rules=STRICT)


def test_an_answer_must_be_a_chance() -> None:
    for lender, chance in ((-1, 0.5), (0, 1.5), (0, -0.1)):
        with pytest.raises(ValueError, match="answer"):
            Unsure(lender, chance, (), ())


amounts = st.integers(-300, 300)
months = st.integers(1, 6)


@st.composite
def cases(draw: st.DrawFn):
    many, count = draw(months), draw(st.integers(1, 6))
    made = lived(
        *draw(
            st.lists(
                st.lists(amounts, min_size=many, max_size=many), min_size=count, max_size=count
            )
        ),
        reserve=draw(st.integers(0, 200)),
        flexible=draw(st.integers(0, 100)),
        income=draw(st.integers(0, 100)),
        seed=draw(st.integers(0, 5)),
    )
    line = st.lists(st.integers(0, 200), max_size=many).map(tuple)
    unsure = draw(
        st.lists(st.builds(Unsure, st.integers(0, 3), st.floats(0, 1), line, line), max_size=2)
    )
    rest = draw(line)
    lines = [(*one, *(0,) * (many - len(one))) for one in (rest, *(u.granted for u in unsure))]
    rules = Rules(
        draw(st.sampled_from([0, 1])), draw(st.sampled_from([0, 0.3, 1])), draw(st.integers(0, 3))
    )
    return made, tuple(map(sum, zip(*lines, strict=True))), rest, unsure, rules


def plainly(made: Futures, payments, rest, unsure, rules: Rules, *, until=None) -> Completion:
    """The same, one future and one month at a time."""
    kept = most_kept_of(made.outlook, payments[:until], rules)
    breaks, shorts, longest = {}, 0, 0
    for number in range(made.count):
        refused = [bool(made.refused(one.lender, one.chance)[number]) for one in unsure]
        paths = [u.instead if no else u.granted for u, no in zip(unsure, refused, strict=True)]
        counted = [*paths, rest[:until]]
        last = max((m for path in counted for m, paid in enumerate(path, 1) if paid), default=0)
        paths.append(rest)
        longest = max(longest, last)
        reserve, missing, was_short = made.outlook.reserve, 0, False
        for month in range(1, last + 1):
            due = sum(path[month - 1] for path in paths if month <= len(path))
            money = reserve + int(made.money[month - 1, number])
            cut = round(rules.cut * made.outlook.flexible[month - 1])
            if missing and money + cut < missing:
                breaks[month] = breaks.get(month, 0) + 1
                break
            needed = missing + due
            money += min(cut, max(0, needed - money))
            reserve, missing = max(0, money - needed), max(0, needed - money)
            reserve = min(reserve, kept[month - 1])
            was_short |= missing > 0
            if missing and (rules.grace == 0 or month == last):
                breaks[month] = breaks.get(month, 0) + 1
                break
        shorts += was_short
    return Completion(made.count, shorts, tuple(breaks.get(m, 0) for m in range(1, longest + 1)))


@given(cases(), st.none() | months)
@settings(max_examples=250)
def test_as_a_plain_program_says(case, until) -> None:
    made, payments, _, unsure, rules = case
    found = run(made, payments, unsure=unsure, until=until, rules=rules)
    assert found == plainly(*case, until=until)


@given(cases(), st.data())
@settings(max_examples=100)
def test_better_is_never_worse(case, data) -> None:
    """More money, more at the start, smaller payments, more that may be cut, more patience."""
    made, payments, _, _, rules = case
    kept = most_kept_of(made.outlook, payments, rules)

    def completed(there: Futures, paid, rules: Rules) -> int:
        done = run(there, paid, rules=rules, most_kept=kept)
        return done.completed

    before = completed(made, payments, rules)
    gift = data.draw(st.lists(st.integers(0, 50), min_size=len(kept), max_size=len(kept)))
    richer = replace(made, money=made.money + np.array(gift, dtype=np.int32)[:, None])
    assert completed(richer, payments, rules) >= before
    fuller = replace(made, outlook=replace(made.outlook, reserve=made.outlook.reserve + gift[0]))
    assert completed(fuller, payments, rules) >= before
    smaller = [max(0, paid - less) for paid, less in zip(payments, gift, strict=True)]
    assert completed(made, smaller, rules) >= before
    assert completed(made, payments, replace(rules, cut=1)) >= before
    assert completed(made, payments, replace(rules, grace=1)) >= before


def test_for_level_plans_it_is_so_with_what_is_kept_by_default_too() -> None:
    outlook = level(36, 500_000, 250_000)
    made = futures(outlook, default_assumptions(), 2_000, 1)
    sure = [run(made, [pay] * 36).completed for pay in range(100_000, 260_000, 10_000)]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > sure[-1] + 200
    reserves = [
        run(replace(made, outlook=replace(outlook, reserve=reserve)), [220_000] * 36).completed
        for reserve in range(0, 3_000_000, 300_000)
    ]
    assert reserves == sorted(reserves)


def test_the_order_of_plans_does_not_matter() -> None:
    made = futures(level(12), default_assumptions(), 1_000, 1)
    unsure = [Unsure(2, 0.4, (100_000,) * 12, (300_000,) * 12)]
    first, second = run(made, [250_000] * 12), run(made, [200_000] * 12, unsure=unsure)
    assert run(made, [200_000] * 12, unsure=unsure) == second
    assert run(made, [250_000] * 12) == first


def test_a_likelier_refusal_never_makes_it_surer() -> None:
    made = futures(level(12), default_assumptions(), 2_000, 1)
    chances = [0.0, 0.1, 0.35, 0.8, 1.0]
    sure = [
        run(made, [250_000] * 12, unsure=[Unsure(0, c, (250_000,) * 12, (400_000,) * 12)]).completed
        for c in chances
    ]
    assert sure == sorted(sure, reverse=True)
    assert sure[-1] < sure[0] / 2


def test_the_largest_amounts_do_not_overflow() -> None:
    most = LIMIT - 1
    made = lived([most] * 6, [-most] * 6, [most, -most] * 3, reserve=most)
    done = run(made, [LIMIT] * 6, rules=PATIENT)
    assert (done.completed, done.breaks) == (1, (0, 1, 1, 0, 0, 0))
    kept = run(made, [0] * 5 + [LIMIT], rules=replace(PATIENT, reserve_months=1e6))
    assert kept.completed == 1


def test_the_interval_is_wilsons() -> None:
    assert Completion(100, 20, (10,)).interval == pytest.approx((0.82563, 0.94477), abs=1e-5)
    assert Completion(10, 0, ()).interval == pytest.approx((0.72247, 1.0), abs=1e-5)
    low, high = Completion(10, 10, (10,)).interval
    assert (low, high) == pytest.approx((0.0, 0.27753), abs=1e-5)


def test_the_interval_covers_as_often_as_it_says() -> None:
    outlook, world = level(24, 500_000, 250_000), default_assumptions()
    done = [run(futures(outlook, world, 500, n), [240_000] * 24) for n in range(200)]
    true = sum(one.completed for one in done) / sum(one.count for one in done)
    covered = sum(one.interval[0] <= true <= one.interval[1] for one in done)
    assert covered >= 0.92 * len(done)


def test_when_plans_break() -> None:
    assert Completion(100, 50, (5, 4, 1)).median_break == 1
    assert Completion(100, 50, (4, 4, 2)).median_break == 2
    assert Completion(100, 50, (0, 0, 0)).median_break is None
    assert Completion(100, 50, (5, 4, 1)).short_probability == 0.5


def test_the_smallest_reserve_that_saves_a_plan() -> None:
    made = futures(level(24), default_assumptions(), 1_000, 1)
    needed = reserve_for(made, [250_000] * 24, 0.95)
    assert needed is not None
    assert needed % 100 == 0
    for reserve, enough in ((needed, True), (needed - 100, False)):
        there = replace(made, outlook=replace(made.outlook, reserve=reserve))
        assert (run(there, [250_000] * 24).probability >= 0.95) is enough
    assert reserve_for(made, [50_000] * 24, 0.5) == 0


def test_a_reserve_that_is_beyond_counting_is_none() -> None:
    hopeless = lived([-(LIMIT - 1)] * 3, income=1)
    assert reserve_for(hopeless, [100] * 3, 0.5) is None


def test_breaks_and_completions_add_up() -> None:
    made = futures(level(36, 0, 750_000), default_assumptions(), 3_000, 2)
    done = run(made, [230_000] * 36, rules=default_rules())
    assert done.completed + list(accumulate(done.breaks))[-1] == done.count
    assert done.short >= sum(done.breaks) > 0
    assert len(done.breaks) == 36
