"""The letter of request: what is owed, why paying is hard, what is asked and offered, what is promised."""

from ashore.documents.blocks import Block, Document, Items, Pairs, Text
from ashore.documents.data import PackData
from ashore.documents.paper import paper
from ashore.documents.voice import Voice
from ashore.texts import Message, message


def letter(data: PackData, debt_id: str) -> Document:
    """The letter for one debt."""
    voice = Voice(data.language)
    blocks: list[Block] = [
        *letter_head(data, debt_id, voice),
        *_situation(data, debt_id, voice),
        *_request(data, debt_id, voice),
        *_promise(data, debt_id, voice),
        *closing(data, voice),
    ]
    return paper(data, "letter", voice.tell(message("letters.title.request")), blocks)


def letter_head(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    """Who writes to whom about which account; a fact that the case does not hold has no line."""
    debt = data.debt(debt_id)
    person = data.person
    known = (
        ("applicant", person.get("name", "")),
        ("phone", person.get("phone", "")),
        ("id-number", person.get("id_number", "")),
        ("product", data.product(debt_id)),
        ("account", data.account(debt_id)),
    )
    to = message("letters.label.to", creditor=debt["creditor"])
    return [
        *([Text(voice.tell(to), look="address")] if debt["creditor"] else []),
        Pairs(
            [(voice.tell(message(f"letters.label.{key}")), value) for key, value in known if value]
        ),
    ]


def _situation(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    brief = data.briefs[debt_id]
    own_words = (message("letters.reason.story"),) if brief.story else ()
    return [
        Text(sentences(voice, brief.owed)),
        Text(sentences(voice, (brief.reason, *own_words))),
        *([Text(brief.story, look="quote")] if brief.story else []),
        Text(voice.tell(brief.capacity)),
    ]


def _request(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    brief = data.briefs[debt_id]
    blocks: list[Block] = [
        Text(voice.tell(message("letters.ask.intro"))),
        Items(voice.each(brief.asks), mark="number"),
    ]
    if brief.offered:
        blocks.append(Text(voice.tell(brief.offered)))
    blocks += [Text(voice.tell(basis.said)) for basis in brief.basis]
    return [
        *blocks,
        Text(voice.tell(message("letters.reply.intro"))),
        Items(voice.each(brief.reply)),
        Text(sentences(voice, (message("letters.reply.refuse"), message("letters.reply.direct")))),
    ]


def _promise(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    brief = data.briefs[debt_id]
    attached = ["statement"]
    if brief.offered:
        attached.append("schedule")
    if has_query(data, debt_id):
        attached.append("query")
    return [
        Text(voice.tell(message("letters.commit.intro"))),
        Items(voice.each(brief.commitments)),
        Text(
            voice.tell(message("letters.attach.intro"))
            + voice.tell(message("letters.attach.then")).join(
                voice.tell(message(f"letters.attach.{key}")) for key in attached
            )
        ),
    ]


def has_query(data: PackData, debt_id: str) -> bool:
    """Whether the audit left something to ask this lender."""
    return any(finding["question"] for finding in data.debt(debt_id)["findings"])


def closing(data: PackData, voice: Voice) -> list[Block]:
    """The end of a letter: regards, the name where the case gives one, the date."""
    name = data.person.get("name", "")
    signed = [voice.tell(message("letters.close.signed", name=name))] if name else []
    return [
        Text(voice.tell(message("letters.close.regards"))),
        Text(voice.tell(message("letters.close.respect")), look="address"),
        Text("\n".join([*signed, voice.date(data.as_of.isoformat())]), look="sign"),
    ]


def sentences(voice: Voice, said: tuple[Message, ...]) -> str:
    """Several sentences as one paragraph; Chinese needs no space between them."""
    return (" " if voice.language == "en" else "").join(voice.each(said))
