"""Households and futures to try things on."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ashore.money import Fen
from ashore.planning.futures.assumptions import (
    Assumptions,
    IncomeRisk,
    Rules,
    SpikeRisk,
    default_assumptions,
)
from ashore.planning.futures.draw import Futures
from ashore.planning.futures.outlook import Outlook

CALM = IncomeRisk(variation=0.0, persistence=0.0, loss=0.0, months=1.0, replaced=0.0)
NOTHING_HAPPENS = Assumptions(CALM, CALM, CALM, SpikeRisk(0.0, 0.0, 0.0), block=3)
STRICT = Rules(grace=0, cut=0.0, reserve_months=1000)
PATIENT = replace(STRICT, grace=1)


def level(
    months: int, steady: Fen = 750_000, variable: Fen = 0, at_risk: Fen = 0, **more
) -> Outlook:
    """Every month alike: 7,500 yuan of income, 4,600 of expenses."""
    lines = (steady, variable, at_risk, 200_000, 200_000, 60_000)
    return Outlook(*((amount,) * months for amount in lines), **{"buffer": 30_000, **more})


def lived(
    *futures: Sequence[Fen], reserve: Fen = 0, flexible: Fen = 0, income: Fen = 0, seed: int = 0
) -> Futures:
    """Futures written down: what each month of each leaves."""
    months = len(futures[0])
    nothing = (0,) * months
    outlook = Outlook(
        (income,) * months,
        nothing,
        nothing,
        nothing,
        nothing,
        (flexible,) * months,
        reserve=reserve,
    )
    return Futures(outlook, default_assumptions(), seed, np.array(futures, dtype=np.int32).T.copy())
