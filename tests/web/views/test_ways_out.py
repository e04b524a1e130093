"""The page of plans where nothing fits: its smallest way out first, and the sums that show why."""

from tests.web.reference.reading import read
from tests.web.views.pages import workout

HEADERS = {"Accept-Language": "zh-CN"}


def test_the_smallest_way_out_is_told_before_the_figures(open_case) -> None:
    told = workout("negative").plan_json()["infeasible"]
    page = read(open_case("negative")[0].get("/plans", headers=HEADERS))
    said = told["smallest_relaxation"]["text"]
    assert said in page.text
    assert page.text.index(said) < page.text.index("为什么排不开")
    assert "换成下面任何一样" not in page.text  # there is no other


def test_the_certificate_is_a_table_that_adds_up(open_case) -> None:
    certificate = workout("negative").plan_json()["infeasible"]["certificate"]
    page = read(open_case("negative")[0].get("/plans", headers=HEADERS))
    assert certificate["text"] in page.text
    for amount in ("268.23", "73.21", "341.44", "444.67", "786.11"):
        assert amount in page.texts
