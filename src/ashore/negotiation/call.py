"""The call card: what to have at hand, to say, to ask, to write down, to avoid, on one page for one call."""

from dataclasses import dataclass

from ashore.negotiation.facts import DebtFacts, Offer, Pause, Proposal, Situation
from ashore.texts import Message, message


@dataclass(frozen=True, slots=True)
class CallCard:
    """The contents of the card, in the order of a call."""

    goal: Message
    at_hand: tuple[Message, ...]
    say: tuple[Message, ...]
    ask: tuple[Message, ...]
    write: tuple[Message, ...]
    avoid: tuple[Message, ...]
    robot: tuple[Message, ...]
    refused: tuple[Message, ...]
    manner: tuple[Message, ...]
    channels: tuple[Message, ...]
    lines: tuple[Message, ...]


def call_card(
    situation: Situation, debt: DebtFacts, proposal: Proposal, usable_rules: frozenset[str]
) -> CallCard:
    """The card for one debt. Telephone lines stand on it only where their rule is among the usable ones."""
    complaint = _complaint(debt, usable_rules)
    lines = [complaint] if complaint else []
    lines += [rule for rule in ("channel_12356", "channel_110_96110") if rule in usable_rules]
    return CallCard(
        goal=_goal(debt, proposal),
        at_hand=_at_hand(situation, debt, proposal),
        say=_say(situation, debt, proposal),
        ask=_all(
            "calls.ask", "balance", "options", "interest", "calls", "credit", "late", "writing"
        ),
        write=_all("calls.write", "when", "who", "ticket", "offer", "mine"),
        avoid=_avoid(debt, proposal),
        robot=_robot(complaint),
        refused=_all("calls.refused", "ask", "later"),
        manner=_all("calls.manner", "calm", "honest", "short", "listen", "ask", "repeat"),
        channels=_channels(debt),
        lines=tuple(message(f"calls.line.{line}") for line in lines),
    )


def _all(table: str, *names: str) -> tuple[Message, ...]:
    return tuple(message(f"{table}.{name}") for name in names)


def _variant(debt: DebtFacts, proposal: Proposal) -> str:
    if isinstance(proposal, Pause):
        return "token" if proposal.token else "pause"
    if proposal.relief.kind == "as-is" and debt.days_past_due == 0:
        return "current"  # paid as agreed and stays so: the call only asks how to act early
    if proposal.waits:
        return "deferral"
    return "single" if len(proposal.payments) == 1 else "instalments"


def _numbers(proposal: Proposal) -> dict[str, object]:
    if isinstance(proposal, Pause):
        return {"months": proposal.months, "token": proposal.token}
    return {
        "limit": proposal.limit,
        "months": proposal.waits,
        "n": len(proposal.payments),
        "first": proposal.payments[0].date,
        "total": proposal.total,
    }


def _goal(debt: DebtFacts, proposal: Proposal) -> Message:
    return Message(f"calls.goal.{_variant(debt, proposal)}", _numbers(proposal))


def _at_hand(situation: Situation, debt: DebtFacts, proposal: Proposal) -> tuple[Message, ...]:
    budget = "budget" if situation.surplus > 0 else "budget-none"
    return (
        message("calls.at-hand.id"),
        message("calls.at-hand.contract"),
        *([message("calls.at-hand.account", account=debt.account)] if debt.account else []),
        message("calls.at-hand.owed", as_of=situation.as_of, total=debt.total),
        *(
            [message("calls.at-hand.overdue", days=debt.days_past_due, cost=debt.next_day_cost)]
            if debt.days_past_due > 0
            else []
        ),
        message(f"calls.at-hand.{budget}", surplus=situation.surplus),
        *([message("calls.at-hand.schedule")] if isinstance(proposal, Offer) else []),
        *([message("calls.at-hand.query", n=debt.questions)] if debt.questions else []),
        message("calls.at-hand.pen"),
    )


def _say(situation: Situation, debt: DebtFacts, proposal: Proposal) -> tuple[Message, ...]:
    is_overdue = debt.days_past_due > 0
    opening = message(
        "calls.say.open-overdue" if is_overdue else "calls.say.open-current",
        product=debt.product,
        days=debt.days_past_due,
    )
    is_told = situation.cause != "unknown" and (is_overdue or situation.cause != "forgot")
    return (
        opening,
        *([message(f"calls.reason.{situation.cause}")] if is_told else []),
        Message(f"calls.say.offer-{_variant(debt, proposal)}", _numbers(proposal)),
        *_all("calls.say", "ticket", "papers", "close"),
    )


def _avoid(debt: DebtFacts, proposal: Proposal) -> tuple[Message, ...]:
    variant = _variant(debt, proposal)
    limits = {"instalments": "instalments", "deferral": "instalments", "token": "token"}
    limit = f"limit-{limits.get(variant, 'none')}"
    return (
        Message(f"calls.avoid.{limit}", _numbers(proposal)),
        *_all("calls.avoid", "pay-first", "false", "agent", "new-loan", "argue"),
    )


def _complaint(debt: DebtFacts, usable_rules: frozenset[str]) -> str:
    """The official line for complaints about this kind of lender, or "" where none is certain.

    12378 takes complaints about banks and consumer finance companies, 12345 those about local microloan companies.
    """
    line = {
        "card": "channel_12378",
        "bank": "channel_12378",
        "consumer-finance": "channel_12378",
        "microloan": "channel_12345",
    }.get(debt.lender, "")
    return line if line in usable_rules else ""


def _robot(complaint: str) -> tuple[Message, ...]:
    last = complaint.replace("channel_", "complain-") or "complain"
    return _all("calls.robot", "speak", "app", "register", "no-ticket", "again", last)


def _channels(debt: DebtFacts) -> tuple[Message, ...]:
    hotline = (
        message("calls.channel.hotline", phone=" / ".join(debt.hotlines))
        if debt.hotlines
        else message("calls.channel.hotline-contract")
    )
    branch = ["branch"] if debt.lender in ("card", "bank") else []
    return (
        message("calls.channel.app"),
        hotline,
        *_all("calls.channel", "letter", "social", *branch),
    )
