"""What bills say, for people: what was read, where the money goes, what is unsure, what to do next."""

from collections.abc import Mapping, Sequence

from ashore.cli.views.bars import bar
from ashore.cli.views.bill_rows import base_name, payments, printable, transactions
from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.money import fen, yuan
from ashore.workout.bills_case import topic_name

_MOST_REJECTED = 20
_MOST_RECURRING = 12
_WIDEST_BAR, _NARROWEST_BAR = 24, 8


def bills_view(board: Board, files: Sequence[Json], draft: Json, unsure: Sequence[Json]) -> None:
    """The report of an import; ``unsure`` are the largest of the rows to be looked at."""
    files_view(board, files)
    if not draft["lines"]:
        board.line()
        board.line(board.say("bills.nothing"))
        return
    months_line(board, draft)
    _by_month(board, draft["totals"])
    _by_topic(board, draft, "expense")
    _by_topic(board, draft, "income")
    _debts(board, draft)
    _people(board, draft)
    _recurring(board, draft["recurring"])
    _unsure(board, len(draft["unsure"]), unsure)
    questions(board, draft)
    chance_line(board, draft)


def files_view(board: Board, files: Sequence[Json]) -> None:
    """Each file with its counts, then the rows that could not be read."""
    counts = ("rows", "transactions", "other", "rejected")
    board.table(
        [
            Column(board.say("bills.file"), "left"),
            Column(board.say("bills.format"), "left"),
            *(Column(board.say(f"bills.{count}")) for count in counts),
        ],
        [
            [
                base_name(one["name"]),
                board.say(f"bills.formats.{one['format']}"),
                *(str(_count(one[count])) for count in counts),
            ]
            for one in files
        ],
    )
    bad = [(one["name"], each) for one in files for each in one["rejected"]]
    if not bad:
        return
    board.heading(board.say("bills.rejected_rows"))
    board.items(
        [
            board.say(
                "bills.rejected_row",
                file=base_name(name),
                line=each["line"],
                reason=printable(each["reason"]),
            )
            for name, each in bad[:_MOST_REJECTED]
        ]
    )
    if len(bad) > _MOST_REJECTED:
        board.line(board.say("bills.rejected_more", count=len(bad) - _MOST_REJECTED), indent=2)


def _count(found: int | Sequence[Json]) -> int:
    return found if isinstance(found, int) else len(found)


def months_line(board: Board, draft: Json) -> None:
    """Which months the figures are of."""
    months = draft["months"]
    key = "bills.months" if draft["whole_months"] else "bills.months_in_part"
    board.line()
    board.line(board.say(key, first=months[0], last=months[-1], count=len(months)))


def _by_month(board: Board, totals: Sequence[Json]) -> None:
    board.heading(board.say("bills.by_month"))
    most = max(fen(one["expense"]) for one in totals)
    rows = [[one["month"], number(one["income"]), number(one["expense"])] for one in totals]
    _with_bars(
        board, ("month", "income", "expense"), rows, [fen(one["expense"]) for one in totals], most
    )


def _by_topic(board: Board, draft: Json, side: str) -> None:
    lines = sorted(_lines(draft, side), key=lambda line: -fen(line["monthly"]))
    if not lines:
        return
    board.heading(board.say(f"bills.by_{side}"))
    rows = [
        [topic_name(line["side"], line["topic"], board.language), number(line["monthly"])]
        for line in lines
    ]
    sums = [fen(line["monthly"]) for line in lines]
    _with_bars(board, ("topic", "monthly"), rows, sums, max(sums))


def _with_bars(
    board: Board,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    sums: Sequence[int],
    most: int,
) -> None:
    """A table whose last column is a bar."""
    room = max(_NARROWEST_BAR, min(_WIDEST_BAR, board.room - 56))
    first, *amounts = titles
    board.table(
        [
            Column(board.say(f"bills.{first}"), "left"),
            *(Column(board.say(f"bills.{title}")) for title in amounts),
            Column("", "left"),
        ],
        [[*row, bar(amount, most, room)] for row, amount in zip(rows, sums, strict=True)],
    )


def _debts(board: Board, draft: Json) -> None:
    """What went to lenders in these months, and what they paid out."""
    for side in ("repayment", "disbursement"):
        lines = _lines(draft, side)
        if not lines:
            continue
        board.heading(board.say(f"bills.{side}"))
        board.pairs([(_lender(board, line), number(_sum(line))) for line in lines])
        if side == "disbursement":
            board.line(board.say("bills.disbursed"), indent=2)


def _lender(board: Board, line: Json) -> str:
    name = topic_name(line["side"], line["topic"], board.language)
    return board.say("bills.lender", name=name, count=line["count"])


def _people(board: Board, draft: Json) -> None:
    """Money between people, which only the person can tell the meaning of."""
    found = {line["side"]: line for line in draft["lines"] if line["side"].startswith("person")}
    if not found:
        return
    board.heading(board.say("bills.people"))
    for side, line in found.items():
        said = board.say(f"bills.{side}", amount=fen(_sum(line)), count=line["count"])
        board.line(said, indent=2)


def _sum(line: Json) -> str:
    """What a line comes to in all months."""
    return yuan(sum(fen(month["amount"]) for month in line["months"]))


def _recurring(board: Board, found: Sequence[Json]) -> None:
    if not found:
        return
    board.heading(board.say("bills.recurring"))
    board.table(
        [
            Column(board.say("bills.who"), "left"),
            Column(board.say("bills.amount")),
            Column(board.say("bills.every"), "left"),
            Column(board.say("bills.next"), "left"),
        ],
        [
            [
                printable(one["counterparty"]),
                ("+" if one["side"] == "income" else "") + number(one["amount"]),
                board.say(f"bills.steps.{one['every'].replace(' ', '-')}"),
                one["next"],
            ]
            for one in found[:_MOST_RECURRING]
        ],
    )
    if len(found) > _MOST_RECURRING:
        board.line(board.say("bills.more", count=len(found) - _MOST_RECURRING), indent=2)


def _unsure(board: Board, count: int, largest: Sequence[Json]) -> None:
    if not count:
        return
    board.heading(board.say("bills.unsure", count=count))
    transactions(board, largest)
    if count > len(largest):
        board.line(board.say("bills.more", count=count - len(largest)), indent=2)
    board.line(board.say("bills.correct"), indent=2)


def questions(board: Board, draft: Json) -> None:
    """What the person is asked, each a sentence."""
    if draft["questions"]:
        board.heading(board.say("bills.questions"))
        board.items([board.say(f"bills.question.{one}") for one in draft["questions"]])


def chance_line(board: Board, draft: Json) -> None:
    """What a month may leave before debts, and how often it is short."""
    board.heading(board.say("bills.left"))
    told = draft["chance"]
    if told is None:
        board.line(board.say("bills.no_chance"), indent=2)
        return
    amounts = {name: fen(told[name]) for name in ("low", "expected", "high")}
    board.line(board.say("bills.chance", months=told["months"], **amounts), indent=2)
    board.line(board.say("bills.short", share=board.percent(f"{told['short']:.2f}")), indent=2)
    tested = draft["back_test"]
    if tested["months"]:
        board.line(board.say("bills.tested", **tested), indent=2)


def payments_view(
    board: Board,
    new: Sequence[Json],
    unclear: int,
    unknown: Sequence[str],
    names: Mapping[str, str],
) -> None:
    """Payments to the debts of a case that it does not note yet, and what could not be matched."""
    board.heading(board.say("bills.payments", count=len(new)))
    if new:
        payments(board, new, names)
    else:
        board.line(board.say("bills.no_payments"), indent=2)
    if unclear:
        board.line(board.say("bills.unclear", count=unclear), indent=2)
    if unknown:
        lenders = board.say("bills.and").join(map(printable, unknown))
        board.line(board.say("bills.unknown_lenders", lenders=lenders), indent=2)


def _lines(draft: Json, side: str) -> list[Json]:
    return [line for line in draft["lines"] if line["side"] == side]
