"""What can be paid: money in, money out, and what is left."""

from ashore.documents import drawings
from ashore.documents.blocks import (
    Block,
    Column,
    Columns,
    Heading,
    Items,
    Panel,
    Table,
    Text,
)
from ashore.documents.data import PackData
from ashore.documents.deductions import deductions, left_over
from ashore.documents.voice import Voice, number
from ashore.money import fen
from ashore.negotiation.naming import Json

_LABEL = "overview.surplus."


def surplus(data: PackData, voice: Voice) -> list[Block]:
    """The section of the overview."""
    budget = data.budget
    blocks: list[Block] = [
        Heading(voice.say(f"{_LABEL}title")),
        Columns([drawings.flow(budget, data.language)], [_table(budget, voice)], share=0.58),
        *_range(budget, voice),
    ]
    if budget["warnings"]:
        blocks.append(Panel(voice.say("overview.warning.title"), [Items(budget["warnings"])]))
    return blocks


def _table(budget: Json, voice: Voice) -> Table:
    return Table(
        [
            Column(voice.say(f"{_LABEL}item"), "left", 1.6),
            Column(voice.say(f"{_LABEL}monthly") + voice.say("unit"), "right", 1),
        ],
        [[voice.say(f"{_LABEL}income"), number(budget["income"])], *deductions(budget, voice)],
        total=left_over(budget, voice),
    )


def _range(budget: Json, voice: Voice) -> list[Block]:
    """Lean and good months, where income is not the same every month."""
    low, high = fen(budget["surplus"]["low"]), fen(budget["surplus"]["high"])
    if low == high or high <= 0:
        return []
    key = "range" if low > 0 else "range-nothing"
    return [Text(voice.say(_LABEL + key, low=low, high=high), look="small")]
