"""What the pages say of the shipped cases."""

import pytest

from tests.web.reference.reading import read
from tests.web.views.pages import workout

HEADERS = {"Accept-Language": "zh-CN"}


def test_what_was_planted_is_asked_about_and_nobody_is_accused(open_case) -> None:
    page = read(open_case("planted")[0].get("/owed/1/check", headers=HEADERS))
    finding, other = workout("planted").position_json()["debts"][0]["findings"]
    for each in (finding, other):
        assert each["message"] in page.text
        assert each["question"] in page.text
        assert f"/rules/{each['rule']}" in page.links("/rules/")
    assert "欠款核对函" in page.text  # the letter as it will be on paper
    assert "/papers" in page.links("/papers")
    for word in ("违法", "欺诈", "非法", "高利贷", "错误"):
        assert word not in page.text


def test_figures_that_agree_leave_nothing_to_ask(open_case) -> None:
    page = read(open_case("jiebei")[0].get("/owed/1/check", headers=HEADERS))
    assert "两边的数对得上" in page.text
    assert "欠款核对函" not in page.text


def test_without_a_claim_there_is_nothing_to_compare(open_case) -> None:
    page = read(open_case("before-due")[0].get("/owed/1/check", headers=HEADERS))
    assert "没有可以比的" in page.text
    assert "/tell" in page.links("/tell")


def test_each_consequence_stands_with_its_rule_and_force(open_case) -> None:
    page = read(open_case("seven")[0].get("/ahead", headers=HEADERS))
    rules = workout("seven").position_json()["consequences"]
    assert [f"/rules/{rule['rule']}" for rule in rules] == page.links("/rules/")
    for rule in rules:
        assert all(rule[part] in page.text for part in ("title", "force_label", "status"))


def test_a_course_that_is_not_known_is_said_not_to_be(open_case) -> None:
    page = read(open_case("negative")[0].get("/ahead", headers=HEADERS))
    assert "所以按计划还的那一条是空的" in page.text
    assert page.texts.count("不知道") == 3 * (1 + 2)  # three days, all together and each debt


def test_where_no_plan_fits_the_smallest_amount_and_what_to_ask_for_are_told(open_case) -> None:
    told = workout("negative").plan_json()["infeasible"]
    page = read(open_case("negative")[0].get("/plans", headers=HEADERS))
    assert f"{told['smallest_monthly']}元" in page.text
    assert f"{told['deferral_months']}个月" in page.text
    assert all(step["text"] in page.text for step in told["meanwhile"])
    assert all(
        f"/rules/{step['rule']}" in page.links("/rules/")
        for step in told["meanwhile"]
        if step["rule"]
    )


def test_the_recommended_plan_is_told_in_its_own_words(open_case) -> None:
    told = workout("seven").plan_json()
    page = read(open_case("seven")[0].get("/plans", headers=HEADERS))
    assert all(said in page.text for said in told["why"])
    assert "把握还不够的方案：按欠款比例分" in page.text


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("principal=abc&method=equal-instalment&rate=0.24&instalments=12", {"principal"}),
        ("principal=1000&method=equal-instalment&rate=&instalments=0", {"instalments"}),
        ("principal=1000&method=equal-instalment&rate=&instalments=12", {"rate"}),
        (
            "principal=1000&method=equal-instalment&rate=24%25&instalments=12&received=2000",
            {"received"},
        ),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(open_case, typed: str, fields: set[str]) -> None:
    answer = open_case("jiebei")[0].get(f"/plans/new-loan?{typed}", headers=HEADERS)
    assert answer.status_code == 422
    page = read(answer)
    wrong = {
        one["id"].removesuffix("-wrong") for one in page.all("p") if one.get("class") == "wrong"
    }
    assert wrong == fields
