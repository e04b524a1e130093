"""When nothing fits: the smallest monthly amount that would, why, and what to ask for meanwhile."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ashore.money import Fen, split_in_proportion
from ashore.planning.billed import by_month, total_by_month
from ashore.planning.ground import Outset
from ashore.planning.request import Budget
from ashore.planning.result import Infeasible
from ashore.texts import Message, message

Feasible: TypeAlias = Callable[[Budget], bool]

ASSUMED_DEFERRAL = 3
"""The months of deferral to ask for where the lender's menu names none: an assumption."""

_SMALLEST_TOKEN: Fen = 100
"""Token payments are whole yuan; a lender's part below one yuan is not offered."""


def infeasible(
    outset: Outset, budget: Budget, sure: Fen, feasible: Feasible, *, is_more: bool = False
) -> Infeasible:
    """Explain a budget within which nothing fits.

    ``sure`` is the money of a month that small payments can be offered from. ``feasible`` says whether anything
    fits within another budget; ``is_more`` where it counts on more than new instalments.
    """
    smallest = smallest_monthly(outset, feasible)
    tokens, deferral = _tokens(outset, sure), _deferral(outset)
    return Infeasible(
        smallest_monthly=smallest,
        available=budget.leanest,
        reasons=_reasons(outset, budget, smallest, is_more=is_more),
        meanwhile=_meanwhile(outset, budget, tokens, deferral),
        tokens=tokens,
        deferral_months=deferral,
    )


def smallest_monthly(outset: Outset, feasible: Feasible) -> Fen:
    """The smallest level monthly amount for which something fits: that amount does, and one fen less does not as far as
    ``feasible`` can tell.
    """
    low, high = 0, max(1, sum(debt.owed for debt in outset.debts))
    while not feasible(Budget((high,))):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if feasible(Budget((middle,))):
            high = middle
        else:
            low = middle
    return high


def _reasons(
    outset: Outset, budget: Budget, smallest: Fen, *, is_more: bool
) -> tuple[Message, ...]:
    """What every debt asks for at least, and what is missing in all."""
    first = [
        message(
            "agreements.reason.kept"
            if debt.signed
            else "plan.reason.first-behind"
            if debt.is_behind
            else "plan.reason.first",
            debt=debt.called,
            amount=max(by_month(outset.billed[debt.id], outset.dates).values()),
        )
        for debt in outset.kept
    ]
    others = [
        message(
            "plan.reason.longest",
            debt=one.debt.called,
            owed=one.debt.owed,
            n=len(one.longest),
            amount=one.least,
        )
        for one in outset.agreements
    ]
    available = budget.leanest
    total = (
        message(
            "plan.reason.short",
            smallest=smallest,
            available=available,
            missing=smallest - available,
        )
        if available > 0
        else message("plan.reason.no-surplus", smallest=smallest)
    )
    more = [message("plan.reason.more")] if is_more else []
    return (*first, *others, *more, total)


def _meanwhile(
    outset: Outset, budget: Budget, tokens: Mapping[str, Fen], deferral: int
) -> tuple[Message, ...]:
    """What to do until more money is there. Who has nothing left is never told to pay anything."""
    if budget.leanest <= 0:
        advice = [
            message("plan.meanwhile.nothing-to-pay"),
            message("plan.meanwhile.expenses"),
            ruled("temporary_relief"),
        ]
    else:
        advice = [message("plan.meanwhile.keep-first")] if outset.kept else []
        advice += _token_advice(outset, tokens)
    return (
        *advice,
        message("plan.meanwhile.defer", months=deferral),
        ruled("legal_aid_self_service"),
        ruled("channel_12348"),
        ruled("channel_12356"),
        message("plan.meanwhile.again"),
    )


def ruled(rule: str) -> Message:
    """Advice that is a rule of ``data/rules``, which a face can show with its source."""
    return message(
        "plan.meanwhile.rule",
        rule=rule,
        title=message(f"rules.{rule}.title"),
        summary=message(f"rules.{rule}.summary"),
    )


def _deferral(outset: Outset) -> int:
    """The months to ask every lender for: the shortest that a menu names, so that each can grant it."""
    offered = [
        option.months
        for one in outset.agreements
        for option in one.debt.menu
        if option.kind == "deferral" and option.months
    ]
    return min(offered, default=ASSUMED_DEFERRAL)


def _tokens(outset: Outset, sure: Fen) -> dict[str, Fen]:
    """Small payments in proportion to what is owed, from what the debts paid first leave in their dearest month.

    By debt id; a debt whose part is below one yuan has none.
    """
    first = total_by_month({debt.id: outset.billed[debt.id] for debt in outset.kept}, outset.dates)
    left = sure - max(first.values(), default=0)
    if left < _SMALLEST_TOKEN or not outset.agreements:
        return {}
    parts = split_in_proportion(left, [one.opening.capital for one in outset.agreements])
    return {
        one.debt.id: part - part % _SMALLEST_TOKEN
        for one, part in zip(outset.agreements, parts, strict=True)
        if part >= _SMALLEST_TOKEN
    }


def _token_advice(outset: Outset, tokens: Mapping[str, Fen]) -> list[Message]:
    """The tokens in words: all together, then each."""
    if not tokens:
        return []
    each = [
        message("plan.meanwhile.token", debt=one.debt.called, amount=tokens[one.debt.id])
        for one in outset.agreements
        if one.debt.id in tokens
    ]
    return [message("plan.meanwhile.tokens", total=sum(tokens.values())), *each]
