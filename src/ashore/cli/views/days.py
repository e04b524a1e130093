"""Paydays and due dates: what is short, which dates to ask to be moved, and the days one after the other."""

from collections.abc import Iterator

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.texts import text


def days_view(board: Board, calendar: Json | None) -> None:
    """The calendar of a plan or of the bills; nothing where there is none."""
    if calendar is None:
        return
    board.heading(board.word("days.title"))
    for words in calendar["said"]:
        board.line(words, indent=2)
    for short in calendar["shortfalls"]:
        board.line(short["text"], indent=2)
        board.items(short["hits"], indent=4)
    board.items([one["text"] for one in calendar["moves"]], indent=2)
    # Without moves what is left is what was short, told already.
    left = [one["text"] for one in calendar["unavoidable"] if calendar["moves"]]
    for words in [*left, *calendar["outcome"]]:
        board.line(words, indent=2)
    # What bills would take day by day helps nobody who cannot pay them.
    if calendar["of"] == "plan":
        _list(board, calendar)
    board.line("")
    for words in [*calendar["questions"], *calendar["notes"]]:
        board.line(words, indent=2)


def _list(board: Board, calendar: Json) -> None:
    board.line("")
    board.table(
        [
            Column(board.word("days.list.day"), "left"),
            Column(board.word("days.list.what"), "left"),
            Column(board.word("days.list.amount")),
            Column(board.word("days.list.left")),
        ],
        list(_rows(board, calendar["agenda"])),
    )


def _rows(board: Board, agenda: list[Json]) -> Iterator[list[str]]:
    """A row for each line; all payments of a day are one. The day stands once, and what is left on its last row."""
    for day in agenda:
        lines = [(one["name"], one["amount"]) for one in day["entries"] if not one["debt"]]
        paid = [one for one in day["entries"] if one["debt"]]
        if len(paid) == 1:
            lines.append((paid[0]["name"], paid[0]["amount"]))
        elif paid:
            words = text("days.list.payments", board.language, count=len(paid))
            lines.append((words, f"-{day['due']}"))
        dates = [day["date"], *[""] * len(lines)]
        left = [*[""] * (len(lines) - 1), number(day["left"])]
        lines = lines or [("", "")]
        for date, (name, amount), rest in zip(dates, lines, left, strict=False):
            yield [date, name, amount and number(amount), rest]
