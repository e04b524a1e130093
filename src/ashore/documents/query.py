"""The query letter: where the lender's figures and the contract differ, asked without accusing anybody."""

from ashore.documents.blocks import Block, Column, Document, Items, Table, Text
from ashore.documents.data import PackData
from ashore.documents.letter import closing, letter_head
from ashore.documents.paper import paper
from ashore.documents.voice import Voice, number
from ashore.money import fen
from ashore.negotiation.naming import Json
from ashore.texts import Message, message


def query(data: PackData, debt_id: str) -> Document:
    """The query letter for a debt whose audit found something."""
    voice = Voice(data.language)
    debt = data.debt(debt_id)
    asked = ("ask-ledger", "ask-contract", "ask-correct")
    blocks: list[Block] = [
        *letter_head(data, debt_id, voice),
        Text(voice.tell(message("letters.query.opening", product=data.product(debt_id)))),
        *_figures(data, debt, voice),
        Text(voice.tell(message("letters.query.points"))),
        Items(_points(debt, voice), mark="number"),
        Text(voice.tell(message("letters.query.request"))),
        Items([voice.tell(message(f"letters.query.{key}")) for key in asked]),
        Text(voice.tell(message("letters.query.meanwhile"))),
        *closing(data, voice),
    ]
    return paper(data, "letter", voice.tell(message("letters.title.query")), blocks)


def _figures(data: PackData, debt: Json, voice: Voice) -> list[Block]:
    """What was stated beside what the contract supports, part by part as the lender named them."""
    claim = debt["claim"]
    if not claim:
        return []
    heads = ("part", "stated", "supported", "difference")
    columns = [
        Column(
            voice.tell(message(f"letters.query.{head}")), "left" if head == "part" else "right", 1
        )
        for head in heads
    ]
    parts = [part for part in claim["stated"] if part != "total" and _is_known(claim, part)]
    total = _compared(claim, "total", voice) if "total" in claim["stated"] else None
    rows = [_compared(claim, part, voice) for part in parts]
    return [
        Text(voice.tell(message("letters.query.figures", as_of=data.claimed_on(debt["id"])))),
        Table(columns, rows, total=total),
    ]


def _is_known(claim: Json, part: str) -> bool:
    """Whether either side has anything in a part."""
    return any(fen(claim[side][part]) for side in ("stated", "supported"))


def _compared(claim: Json, part: str, voice: Voice) -> list[str]:
    sides = ("stated", "supported", "difference")
    return [voice.head(f"bucket.{part}"), *(number(claim[side][part]) for side in sides)]


def _points(debt: Json, voice: Voice) -> list[str]:
    """The findings as questions. What rests on a rule that is not verified is asked without naming it."""
    return ["\n".join(_said(finding, voice)) for finding in debt["findings"] if finding["question"]]


def _said(finding: Json, voice: Voice) -> list[str]:
    said = [finding["message"]] if finding["verified"] else []
    amount = finding["amount"]
    concerned: list[Message] = (
        [message("letters.query.point-amount", amount=fen(amount))] if amount else []
    )
    return [*said, finding["question"] + "".join(voice.tell(part) for part in concerned)]
