"""Chinese working days, with make-up days, for the years whose arrangement the State Council has published.

The arrangement of a year is a notice, usually of the autumn before. For a year without one nothing is guessed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ashore.data import read_toml, resource


class NotPublished(LookupError):  # noqa: N818  # it is news about a year, not a mistake
    """The arrangement of ``year`` is not among our data, so its working days are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(f"the working days of {year} are not published yet")
        self.year = year


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One year as the notice arranges it: days off, and weekend days that are worked to make up for them."""

    year: int
    notice: str
    url: str
    last_checked: date
    days_off: frozenset[date]
    make_up: frozenset[date]


def is_workday(day: date) -> bool:
    """Whether offices work on this day.

    Raises:
        NotPublished: the arrangement of the day's year is not known.
    """
    year = arrangement(day.year)
    if day in year.make_up:
        return True
    return day.weekday() < 5 and day not in year.days_off


def next_workday(day: date) -> date:
    """The first working day on or after this day.

    Raises:
        NotPublished: the day, or the search at the end of the year, lies in a year that is not known.
    """
    while not is_workday(day):
        day += timedelta(days=1)
    return day


@cache
def arrangement(year: int) -> Arrangement:
    """The published arrangement of a year.

    Raises:
        NotPublished: there is none among our data.
    """
    path = f"workdays/{year}.toml"
    if not resource(path).is_file():
        raise NotPublished(year)
    data = read_toml(path)
    holidays = data["holiday"]
    return Arrangement(
        year=data["year"],
        notice=data["notice"],
        url=data["url"],
        last_checked=data["last_checked"],
        days_off=frozenset(
            day for holiday in holidays for day in _span(holiday["first"], holiday["last"])
        ),
        make_up=frozenset(day for holiday in holidays for day in holiday.get("make_up", ())),
    )


def _span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
