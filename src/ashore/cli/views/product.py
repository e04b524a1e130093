"""Products as pages: what a person asks of one, each statement with its source; or all of them in a table."""

from datetime import date

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.cli.views.rules import sourced
from ashore.texts import text


def products_view(board: Board, found: Json) -> None:
    """Every product in a row, with its usual lender."""
    board.table(
        [
            Column(board.say("product.product"), "left"),
            Column(board.say("product.key"), "left"),
            Column(board.say("product.lender"), "left"),
        ],
        [
            [product["name"], product["product"], _lender(board, product)]
            for product in found["products"]
        ],
    )


def _lender(board: Board, product: Json) -> str:
    if product["entity"]:
        return str(product["entity"])
    return board.say("product.entity_unknown", type=product["entity_label"])


def product_view(board: Board, found: Json) -> None:
    """One product: the questions in the order a person asks them, then telephone lines and rules."""
    board.line(found["name"], strong=True)
    board.line(board.say("product.type", type=found["entity_label"]), indent=2)
    board.line(found["caution"], indent=2)
    if found["stale"]:
        checked = date.fromisoformat(found["last_checked"])
        board.line(text("law.status.stale", board.language, checked=checked), indent=2)
    for asked, facts in found["facts"].items():
        board.heading(board.say(f"product.facts.{asked}"))
        board.items(["\n".join([fact["text"], *sourced(board, fact)]) for fact in facts])
        if asked == "relief":
            board.line(_relief(board, found), indent=2)
        elif not facts:
            board.line(board.say("fact.unknown"), indent=2)
    board.heading(board.say("product.channels"))
    board.items([board.say("product.channel", **channel) for channel in found["channels"]])
    board.line(board.say("product.contract"), indent=2)
    _rules(board, found["rules"])


def _relief(board: Board, product: Json) -> str:
    """What may be asked for; never what will be granted."""
    kinds = [_kind(board, option) for option in product["relief"]]
    return board.say("product.ask", kinds=board.say("product.and").join(kinds))


def _kind(board: Board, option: Json) -> str:
    name = board.word(f"documents.relief.{option['kind']}")
    most = option["max_instalments"]
    return board.say("product.ask_up_to", kind=name, count=most) if most else name


def _rules(board: Board, rules: list[Json]) -> None:
    board.heading(board.say("product.rules"))
    board.items(
        [
            board.say(
                "product.rule",
                title=rule["title"],
                force=rule["force_short"],
                standing=rule["standing_label"],
            )
            + "\n"
            + rule["rule"]
            for rule in rules
        ]
    )
    board.line(board.say("product.more", rule="ID"), indent=2)
