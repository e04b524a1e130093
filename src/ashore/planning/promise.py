"""Whether the plan to lead with may be promised: what is said before anybody signs it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from ashore.money import Fen, Rate
from ashore.planning.futures.completion import Completion
from ashore.planning.why import whole_percent
from ashore.texts import Message, message

Firmness: TypeAlias = Literal["firm", "unsure", "too-unsure"]
"""As sure as was wanted; less sure than that; so unsure that it should not be promised as it stands."""

FLOOR: Rate = Decimal("0.85")
"""Where more than one in five break, too much is promised; five points above that, since what is told may be off by as
much. An assumption of ours: a line must lie somewhere. ``python -m benchmarks commitments`` measures what it is worth.
"""


def firmness(completion: Completion, wanted: Rate) -> Firmness:
    """How far a plan may be promised by somebody who wants it as sure as ``wanted``."""
    if completion.probability >= wanted:
        return "firm"
    return "unsure" if completion.probability >= FLOOR else "too-unsure"


def before_promising(
    completion: Completion, wanted: Rate, helpful: Sequence[Message], reserve: Fen | None
) -> tuple[Message, ...]:
    """What to think of before a plan that is less sure than wanted is signed; nothing where it is as sure.

    ``helpful`` says what lenders could grant that would make it surer. ``reserve`` is what would have to be at hand at
    the start to make it as sure as ``wanted``; None where no amount would, or none is known.
    """
    how = firmness(completion, wanted)
    if how == "firm":
        return ()
    broken = 1 - whole_percent(completion.probability)
    said = [message(f"promise.{how}", broken=broken), *helpful]
    if reserve:
        said.append(message("promise.reserve", amount=reserve, wanted=wanted))
    return (*said, message("promise.pause"))
