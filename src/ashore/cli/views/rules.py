"""Rules as tables: all of them by topic, or one with its document, its force and its dates."""

from itertools import groupby

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column


def rules_view(board: Board, found: Json) -> None:
    """Every rule on two lines: title above id, first day above last, last check above where it stands."""
    rules = found["rules"]
    unsure = sum(rule["standing"] in {"draft", "unverified"} for rule in rules)
    said = board.say("rules.about", as_of=found["as_of"], count=len(rules), unverified=unsure)
    board.line(said, strong=True)
    columns = [
        Column(board.say("rules.rule"), "left"),
        Column(board.say("rules.force"), "left"),
        Column(board.say("rules.dates"), "left"),
        Column(board.say("rules.checked"), "left"),
    ]
    for topic, each in groupby(rules, key=lambda rule: rule["topic_label"]):
        board.heading(topic)
        board.table(columns, [line for rule in each for line in _lines(rule)])


def _lines(rule: Json) -> tuple[list[str], list[str]]:
    first, last = rule["effective_from"] or "—", rule["effective_to"] or "—"
    return (
        [rule["title"], rule["force_short"], first, rule["last_checked"]],
        [rule["rule"], "", last, rule["standing_label"]],
    )


def rule_view(board: Board, found: Json) -> None:
    """One rule: what it says first, then where that stands and how far it binds."""
    board.line(found["title"], strong=True)
    board.line(found["summary"], indent=2)
    board.line(found["status"], indent=2)
    board.line()
    for line in _particulars(board, found):
        board.line(line, indent=2)


def _particulars(board: Board, rule: Json) -> list[str]:
    doc = rule["doc"] + (rule["article"] or "")
    first = rule["effective_from"] or board.say("rules.unknown")
    said = [
        board.say("rules.number", rule=rule["rule"], topic=rule["topic_label"]),
        board.say("rules.doc", doc=doc, issuer=rule["issuer"]),
        board.say("rules.force_of", force=rule["force_label"]),
        board.say("rules.since", day=first),
    ]
    if rule["effective_to"]:
        said.append(board.say("rules.until", day=rule["effective_to"]))
    if rule["phones"]:
        said.append(board.say("rules.phone", phones=board.say("product.and").join(rule["phones"])))
    return [*said, *sourced(board, rule)]


def sourced(board: Board, fact: Json) -> list[str]:
    """Where a fact was read, when it was last checked, and whether that verified it."""
    known = f"fact.verified.{fact['confidence']}" if fact["verified"] else "fact.unverified"
    return [
        board.say("fact.source", source=fact["source"]),
        *([fact["url"]] if fact["url"] else []),
        board.say("fact.checked", day=fact["last_checked"], verified=board.say(known)),
    ]
