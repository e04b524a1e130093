"""What is stated comes true: households with drawn parameters, whose lives a second program makes one by one.

It knows the same laws and shares no line of code: Python's own generator, one life, one month at a time.
"""

from collections import defaultdict
from dataclasses import replace
from math import exp, log1p, sqrt
from random import Random

import pytest

from ashore.planning.futures.assumptions import Assumptions, IncomeRisk, SpikeRisk, default_rules
from ashore.planning.futures.draw import futures
from ashore.planning.futures.outlook import Outlook
from ashore.planning.futures.run import most_kept_of, run

HOUSEHOLDS, LIVES = 300, 100
POINTS = 0.03


def risk(random: Random) -> IncomeRisk:
    return IncomeRisk(
        random.uniform(0.02, 0.4),
        random.uniform(0, 0.8),
        random.uniform(0, 0.03),
        random.uniform(1, 6),
        random.choice([0, 0, 0.3]),
    )


def drawn(random: Random) -> tuple[Outlook, Assumptions, list[int]]:
    months = random.randint(6, 36)
    incomes = [random.choice([0, random.randint(100_000, 900_000)]) for _ in range(2)]
    incomes.append(random.randint(100_000, 500_000))
    spending = [round(sum(incomes) * random.uniform(0.1, 0.25)) for _ in range(3)]
    outlook = Outlook(
        *((amount,) * months for amount in (*incomes, *spending)),
        buffer=round(sum(incomes) * 0.04),
        reserve=round(sum(incomes) * random.choice([0, 0.5, 2])),
    )
    spike = SpikeRisk(random.uniform(0, 0.1), random.uniform(0.1, 0.6), random.uniform(0.2, 1))
    world = Assumptions(risk(random), risk(random), risk(random), spike, block=3)
    # Level plans, and such that save for a large payment at the end.
    surplus = outlook.money[0] - outlook.buffer
    payment = round(surplus * random.uniform(0.3, 1.3))
    saved = max(0, surplus - payment) * (months - 1) if random.random() < 0.3 else 0
    return (
        outlook,
        world,
        [payment] * (months - 1) + [payment + round(saved * random.uniform(0, 1))],
    )


def is_kept(random: Random, outlook: Outlook, world: Assumptions, payments: list[int]) -> bool:
    """One life."""
    rules = default_rules()
    kept = most_kept_of(outlook, payments, rules)
    lines = (outlook.steady, outlook.variable, outlook.at_risk)
    risks = (world.steady, world.variable, world.at_risk)
    level, away = [random.gauss(0, 1) for _ in risks], [False] * 3
    reserve, missing = outlook.reserve, 0
    for month, payment in enumerate(payments):
        money = reserve - outlook.spending[month]
        for place, (line, one) in enumerate(zip(lines, risks, strict=True)):
            if month:
                fresh = random.gauss(0, sqrt(1 - one.persistence**2))
                level[place] = one.persistence * level[place] + fresh
            stays = away[place] and random.random() < 1 - 1 / one.months
            away[place] = stays or random.random() < one.loss * (not away[place])
            spread = sqrt(log1p(one.variation**2))
            share = one.replaced if away[place] else exp(spread * level[place] - spread**2 / 2)
            money += round(line[month] * share)
        if random.random() < world.spike.chance:
            size = world.spike.median * exp(random.gauss(0, world.spike.spread))
            money -= round(size * outlook.monthly_income)
        cut = round(rules.cut * outlook.flexible[month])
        if missing and money + cut < missing:
            return False
        needed = missing + payment
        money += min(cut, max(0, needed - money))
        reserve, missing = min(max(0, money - needed), kept[month]), max(0, needed - money)
    return not missing


@pytest.mark.slow
def test_of_plans_said_to_hold_so_often_so_many_hold() -> None:
    random = Random(20261121)
    stated, held, lives = defaultdict(float), defaultdict(int), defaultdict(int)
    for number in range(HOUSEHOLDS):
        outlook, world, payments = drawn(random)
        said = run(futures(outlook, world, 10_000, number), payments).probability
        decile = min(int(said * 10), 9)
        stated[decile] += said * LIVES
        held[decile] += sum(is_kept(random, outlook, world, payments) for _ in range(LIVES))
        lives[decile] += LIVES
    counted = {decile: lives[decile] for decile in lives if lives[decile] >= 8 * LIVES}
    assert len(counted) >= 8
    for decile, many in counted.items():
        assert abs(stated[decile] - held[decile]) / many <= POINTS, decile


@pytest.mark.slow
def test_it_would_show_if_a_cause_were_forgotten() -> None:
    random, gap, lives = Random(5), 0.0, 0
    for number in range(40):
        outlook, world, payments = drawn(random)
        blind = replace(world, spike=replace(world.spike, chance=0.0))
        said = run(futures(outlook, blind, 2_000, number), payments).probability
        gap += said * LIVES - sum(is_kept(random, outlook, world, payments) for _ in range(LIVES))
        lives += LIVES
    assert gap / lives > POINTS
