"""Schedules, rates and positions as JSON: amounts are strings in yuan, rates decimal strings, dates ISO."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ashore.loans.schedule import Schedule
from ashore.loans.terms import BUCKETS, Buckets, Position
from ashore.loans.xirr import PLACES, XirrResult
from ashore.money import yuan


def schedule_json(the_schedule: Schedule, annual_cost: dict[str, Any]) -> dict[str, Any]:
    """A schedule in the names of DESIGN; ``conflict`` only where rounding and term could not both be had."""
    found: dict[str, Any] = {
        "instalments": [
            {
                "number": row.number,
                "due": row.due.isoformat(),
                "days": row.days,
                "principal": yuan(row.principal),
                "interest": yuan(row.interest),
                "fee": yuan(row.fee),
                "payment": yuan(row.payment),
                "balance": yuan(row.balance),
            }
            for row in the_schedule.rows
        ],
        "totals": {
            "principal": yuan(the_schedule.terms.principal),
            "interest": yuan(the_schedule.total_interest),
            "fee": yuan(the_schedule.total_fee),
            "payment": yuan(the_schedule.total_payment),
        },
        "annual_cost": annual_cost,
    }
    if the_schedule.conflict is not None:
        conflict = the_schedule.conflict
        found["conflict"] = {
            "instalments": conflict.instalments,
            "kept_payment": yuan(conflict.kept_payment),
            "asked_payment": yuan(conflict.asked_payment),
            "ends_after": conflict.ends_after,
        }
    return found


def xirr_json(found: XirrResult) -> dict[str, Any]:
    """The rate to state and every root as decimal texts; ``why`` only where there is no rate."""
    told: dict[str, Any] = {
        "xirr": None if found.rate is None else _rate_text(found.rate),
        "roots": [_rate_text(root) for root in found.roots],
    }
    return told if found.why is None else {**told, "why": found.why}


def _rate_text(rate: float) -> str:
    """A rate to ``PLACES`` decimals; in full where that would say −1, which no rate reaches."""
    stated = round(rate, PLACES) + 0.0  # −0.0 + 0.0 is 0.0
    return f"{Decimal(repr(rate if stated == -1 else stated)):f}"


def buckets_json(buckets: Buckets) -> dict[str, str]:
    """The eight buckets by name."""
    return {name: yuan(getattr(buckets, name)) for name in BUCKETS}


def position_json(position: Position) -> dict[str, Any]:
    """A position: its buckets, which add up to ``total``, and how late it is."""
    return {
        "buckets": buckets_json(position.buckets),
        "total": yuan(position.buckets.total),
        "held": yuan(position.held),
        "days_past_due": position.days_past_due,
        "delinquency": position.delinquency,
        "next_day_cost": yuan(position.next_day_cost),
    }


def forecast_json(positions: Iterable[Position]) -> list[dict[str, Any]]:
    """Later positions in short: what is owed net of money held, and how late."""
    return [
        {
            "date": position.as_of.isoformat(),
            "total": yuan(position.buckets.total),
            "days_past_due": position.days_past_due,
            "delinquency": position.delinquency,
        }
        for position in positions
    ]


def iso(day: dt.date | None) -> str | None:
    """An optional date as JSON writes it."""
    return None if day is None else day.isoformat()
