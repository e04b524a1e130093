"""Futures made and one plan run through them, beside the same in plain NumPy and the bound of copying memory."""

from dataclasses import astuple
from time import perf_counter

import numpy as np

from ashore.planning.futures.assumptions import default_assumptions, default_rules
from ashore.planning.futures.completion import Completion
from ashore.planning.futures.draw import futures
from ashore.planning.futures.outlook import Outlook
from ashore.planning.futures.reserve import reserve_for
from ashore.planning.futures.run import most_kept_of, run
from benchmarks.measure import Timing, row, timed

COUNT, MONTHS = 10_000, 60
PAYMENT = 220_000
GOAL = 20e6

HOUSEHOLD = Outlook(
    *((amount,) * MONTHS for amount in (500_000, 250_000, 0, 200_000, 200_000, 60_000)),
    buffer=30_000,
    reserve=300_000,
)


def ours(seed: int) -> Completion:
    return run(futures(HOUSEHOLD, default_assumptions(), COUNT, seed), [PAYMENT] * MONTHS)


def plain(seed: int) -> float:
    """The same model as one would write it first: whole arrays in double precision."""
    rng, world, rules = np.random.default_rng(seed), default_assumptions(), default_rules()
    money = -np.repeat(np.array(HOUSEHOLD.spending, float)[:, None], COUNT, axis=1)
    for income, risk in ((HOUSEHOLD.steady, world.steady), (HOUSEHOLD.variable, world.variable)):
        variation, persistence, loss, months, replaced = astuple(risk)
        noise = rng.standard_normal((MONTHS, COUNT))
        drawn = rng.random((MONTHS, COUNT))
        gone = drawn < loss
        for month in range(1, MONTHS):
            noise[month] = (
                persistence * noise[month - 1] + np.sqrt(1 - persistence**2) * noise[month]
            )
            gone[month] |= gone[month - 1] & (drawn[month] < 1 - 1 / months)
        spread = np.sqrt(np.log1p(variation**2))
        factor = np.where(gone, replaced, np.exp(spread * noise - spread**2 / 2))
        money += np.array(income)[:, None] * factor
    sizes = world.spike.median * rng.lognormal(0, world.spike.spread, (MONTHS, COUNT))
    comes = rng.random((MONTHS, COUNT)) < world.spike.chance
    money -= np.where(comes, sizes * HOUSEHOLD.monthly_income, 0)
    held, broken = np.full(COUNT, float(HOUSEHOLD.reserve)), np.zeros(COUNT, bool)
    kept = most_kept_of(HOUSEHOLD, [PAYMENT] * MONTHS, rules)
    for month in range(MONTHS):
        there, cut = held + money[month], rules.cut * HOUSEHOLD.flexible[month]
        rest = there - PAYMENT
        broken |= (held < 0) & (there + cut < 0)
        held = np.minimum(np.maximum(rest, np.minimum(rest + cut, 0)), kept[month])
    return float(1 - (broken | (held < 0)).mean())


def main() -> None:
    cells = COUNT * MONTHS
    ours(0), plain(0)  # tables are made once
    # In turns, so that a busy moment of the machine falls on both.
    turns = [
        (timed(lambda n=n: plain(n), rounds=1), timed(lambda n=n: ours(n), rounds=1))
        for n in range(15)
    ]
    for name, k in (
        ("plain NumPy, whole arrays in doubles", 0),
        ("ashore: futures and one plan", 1),
    ):
        best = Timing(
            min(t[k].best for t in turns), float(np.median([t[k].typical for t in turns]))
        )
        print(row(name, best, note=f"{cells / best.best / 1e6:.1f} million household-months/s"))
    print(f"goal: {GOAL / 1e6:.0f} million on two cores; ashore uses one")
    made = futures(HOUSEHOLD, default_assumptions(), COUNT, 1)
    once = timed(lambda: run(made, [PAYMENT] * MONTHS))
    print(
        row(
            "ashore: one more plan, same futures",
            once,
            note=f"{cells / once.best / 1e6:.0f} million/s",
        )
    )
    began = perf_counter()
    needed = reserve_for(made, [PAYMENT] * MONTHS, 0.8)
    print(f"reserve for 80 %: {needed} fen, {(perf_counter() - began) * 1e3:.0f} ms")
    source, target = np.ones((MONTHS, COUNT), np.int32), np.empty((MONTHS, COUNT), np.int32)
    copied = timed(lambda: np.copyto(target, source))
    print(
        row(
            "bound: the futures copied once",
            copied,
            note=f"{cells / copied.best / 1e6:.0f} million/s",
        )
    )
    apart = np.mean([plain(n) for n in range(5)]) - np.mean([ours(n).probability for n in range(5)])
    print(f"completion, plain less ashore, mean of 5 seeds: {apart:+.4f}")
