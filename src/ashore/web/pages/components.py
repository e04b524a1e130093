"""Every component of the look on one page, for those who build pages; linked from the documentation only."""

import datetime as dt

from django.http import HttpRequest, HttpResponse

from ashore.documents.charts import Point, balance_line
from ashore.texts import text
from ashore.web.page import language_of, page

_POINTS = (
    Point(dt.date(2026, 11, 21), 12_000_00),
    Point(dt.date(2026, 12, 21), 9_000_00),
    Point(dt.date(2027, 1, 21), 6_000_00),
    Point(dt.date(2027, 2, 21), 3_000_00),
    Point(dt.date(2027, 3, 21), 0),
)


def components(request: HttpRequest) -> HttpResponse:
    """The page."""
    language = language_of(request)
    title, about, figure = (
        text(f"web_components.chart.{name}", language) for name in ("title", "about", "figure")
    )
    days = _POINTS[0].day.isoformat(), _POINTS[-1].day.isoformat()
    return page(
        request,
        "components/components.html",
        {"chart": balance_line(title, about, _POINTS, figure, days)},
    )
