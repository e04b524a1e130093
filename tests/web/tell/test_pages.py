"""The interview's pages: answers are kept as they are given, and nothing is overwritten in silence."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ashore.texts import text
from ashore.web.store.base import Store
from tests.web.tell.forms import fill, form, forms

Opened = Callable[[Any], tuple[Client, Store]]
HTMX = {"HTTP_HX_REQUEST": "true"}
EMPTY: dict[str, Any] = {"schema": 1}
LOAN = {
    "id": "jiebei",
    "product": "jiebei",
    "method": "equal-instalment",
    "principal": "20000.00",
    "daily_rate": "0.0004",
    "start": "2026-01-15",
    "instalments": 12,
}


def said(key: str, **facts: Any) -> str:
    return text(f"web_tell.{key}", "zh-Hans", **facts)


def head(store: Store) -> Any:
    found = store.head()
    assert found is not None
    return found


@pytest.mark.parametrize("case", [EMPTY, "jiebei", "seven", "planted"])
@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_every_page_of_a_case_is_there(open_case: Opened, case: Any, language: str) -> None:
    client, _store = open_case(case)
    waiting, seen = ["/tell"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page = client.get(address, HTTP_ACCEPT_LANGUAGE=language)
        assert page.status_code == 200, address
        body = page.content.decode()
        assert body.count("<h1") == 1, address
        links = [part.split('"')[0] for part in body.split('href="')[1:]]
        waiting += [one for one in set(links) - seen - set(waiting) if one.startswith("/tell")]
    lists = {"/tell/income", "/tell/expense", "/tell/debt", "/tell/asset", "/tell/paper"}
    assert seen >= lists | {"/tell/person", "/tell/preferences", "/tell/debt/add"}
    assert len(seen) > (20 if isinstance(case, str) else 10)


def test_without_an_open_case_the_way_is_home(visitor: Client) -> None:
    for address in ("/tell", "/tell/person", "/tell/debt/1/payments"):
        assert visitor.get(address).headers["Location"] == "/"


def test_the_overview_says_what_is_known_and_what_is_missing_and_one_next_step(
    open_case: Opened,
) -> None:
    debt = {"id": "huabei", "product": "huabei", "method": "bullet", "principal": "500.00"}
    incomes = [{"name": "工资", "amount": "6200.00"}] * 3
    client, _store = open_case(
        {**EMPTY, "person": {"city": "杭州"}, "income": incomes, "debt": [debt]}
    )
    page = client.get("/tell").content.decode()
    assert "3笔收入" in page
    assert "花呗，还差：利率、借款日、期数" in page
    assert said("section.expense.next") in page
    assert page.count('class="button main"') == 1
    client.post("/tell/expense/sum", {"based_on": "1", "answer": "4000"})
    page = client.get("/tell").content.decode()
    assert said("section.debt.next") in page
    assert 'class="button main" href="/tell/debt/1/contract"' in page


def test_a_form_without_script_keeps_everything_in_one_revision(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    answers = {"name": "林小满", "city": "杭州", "dependants": "2人", "cause": "medical"}
    page = fill(client, "/tell/person", **answers)
    assert (page.status_code, page.headers["Location"]) == (303, "/tell?note=kept")
    kept = head(store)
    assert kept.document["person"] == {
        "cause": "medical", "name": "林小满", "city": "杭州", "dependants": 2,
    }  # fmt: skip
    assert (kept.entry.number, kept.entry.author, kept.entry.reason) == (2, "owner", "answer")
    assert kept.entry.about == "person"
    assert said("note.kept") in client.get("/tell?note=kept").content.decode()
    fill(client, "/tell/person")
    assert head(store).entry.number == 2, "unchanged: no revision"
    fill(client, "/tell/person", city="")
    assert "city" not in head(store).document["person"]


def test_what_cannot_be_read_stays_as_typed_and_the_rest_is_kept(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "income": [{"name": "工资", "amount": "6200.00"}]})
    page = fill(client, "/tell/income/1", amount="六千多", name="工资<b>")
    assert page.status_code == 422
    assert head(store).document["income"] == [{"name": "工资<b>", "amount": "6200.00"}]
    again = form(page, "/tell/income/1")
    assert again["f-amount"] == "六千多"
    body = page.content.decode()
    assert said("refused.amount") in body
    assert 'aria-invalid="true"' in body
    assert "工资<b>" not in body
    page = client.post("/tell/income/1", {**again, "f-amount": "6千"})
    assert page.status_code == 303
    assert head(store).document["income"][0]["amount"] == "6000.00"


def test_with_script_each_field_is_kept_on_change(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "debt": [LOAN]})
    address = "/tell/debt/1/contract"
    typed = form(client.get(address), address)
    field = {name: typed[name] for name in ("based_on", "r-received", "f-received")}
    page = client.post(address, {**field, "f-received": "1.9万"}, **HTMX)
    body = page.content.decode()
    assert (page.status_code, page.headers["HX-Reswap"]) == (200, "none")
    assert 'id="f-received"' not in body, "somebody may be typing in it again"
    assert 'id="r-received" value="2"' in body
    assert said("saved") in body
    assert head(store).document["debt"][0]["received"] == "19000.00"
    assert head(store).entry.about == "debt[1].received"
    client.post(address, {**field, "r-received": "2", "f-received": "1.8万"}, **HTMX)
    assert head(store).document["debt"][0]["received"] == "18000.00"


def test_with_script_a_field_in_trouble_is_drawn_anew_until_it_is_out_of_it(
    open_case: Opened,
) -> None:
    client, store = open_case({**EMPTY, "debt": [{**LOAN, "received": "18000.00"}]})
    address = "/tell/debt/1/contract"
    field = {"based_on": "1", "r-received": "1"}
    wrong = client.post(address, {**field, "f-received": "少"}, **HTMX)
    body = wrong.content.decode()
    assert (wrong.status_code, "HX-Reswap" in wrong.headers) == (200, False)
    assert 'id="w-received"' in body
    assert 'id="w-principal"' not in body
    assert 'value="少"' in body
    assert said("refused.amount") in body
    assert 'name="d-received"' in body
    assert head(store).entry.number == 1
    right = client.post(address, {**field, "d-received": "1", "f-received": "1.7万"}, **HTMX)
    assert 'id="w-received"' in right.content.decode()
    assert "d-received" not in right.content.decode().replace("d-received,", "")
    stale = client.post(address, {**field, "f-received": "1.6万"}, **HTMX)
    assert said("conflict.theirs", value="17000") in stale.content.decode()
    assert head(store).document["debt"][0]["received"] == "17000.00"


def test_an_answer_that_steers_draws_the_form_anew_and_loses_nothing_typed(
    open_case: Opened,
) -> None:
    client, store = open_case({**EMPTY, "debt": [{**LOAN, "payments": [{}]}]})
    address = "/tell/debt/1/payments/1"
    typed = form(client.get(address), address)
    assert "f-of" not in typed
    answers = {**typed, "f-amount": "一百", "f-kind": "reversal"}
    page = client.post(address, answers, **HTMX, HTTP_HX_TARGET="tell-form")
    again = form(page, address)
    assert again["f-of"] == ""
    assert (again["f-amount"], again["f-kind"]) == ("一百", "reversal")
    assert head(store).document["debt"][0]["payments"] == [{"kind": "reversal"}]


def test_a_stale_form_shows_both_answers_and_overwrites_nothing(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "person": {"city": "杭州", "phone": "1"}})
    stale = form(client.get("/tell/person"), "/tell/person")
    fill(client, "/tell/person", city="佛山")
    page = client.post("/tell/person", {**stale, "f-city": "广州", "f-phone": "2"})
    assert page.status_code == 422
    assert head(store).document["person"] == {"city": "佛山", "phone": "2"}
    body = page.content.decode()
    assert said("conflict.mine", value="广州") in body
    assert said("conflict.theirs", value="佛山") in body
    again = form(page, "/tell/person")
    assert "f-city" not in again, "neither is chosen"
    client.post("/tell/person", again)
    assert head(store).document["person"]["city"] == "佛山"
    client.post("/tell/person", {**again, "f-city": "佛山"})
    assert head(store).entry.number == 3
    client.post("/tell/person", {**again, "f-city": "广州"})
    assert head(store).document["person"]["city"] == "广州"


def test_options_in_a_conflict_are_called_by_name(open_case: Opened) -> None:
    client, _store = open_case({**EMPTY, "person": {"cause": "medical"}})
    stale = form(client.get("/tell/person"), "/tell/person")
    fill(client, "/tell/person", cause="family")
    body = client.post("/tell/person", {**stale, "f-cause": ""}).content.decode()
    assert said("conflict.mine", value=said("unknown")) in body
    assert said("conflict.theirs", value="家里有变故") in body


def test_the_same_post_twice_is_one_change(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    stale = form(client.get("/tell/person"), "/tell/person")
    for _ in range(2):
        page = client.post("/tell/person", {**stale, "f-city": "杭州"})
        assert page.status_code == 303
    assert head(store).entry.number == 2


def test_an_entry_is_there_with_its_first_answer(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    address = "/tell/income/add"
    typed = form(client.get(address), address)
    assert typed["f-name"] == "收入"
    nothing = client.post(address, typed)
    assert nothing.status_code == 422
    assert said("add.nothing") in nothing.content.decode()
    unreadable = client.post(address, {**typed, "f-amount": "不多"})
    assert form(unreadable, address)["f-amount"] == "不多"
    assert store.head() is not None
    assert head(store).entry.number == 1
    page = client.post(address, {**typed, "f-amount": "100"}, **HTMX, HTTP_HX_TARGET="tell-form")
    assert page.headers["HX-Push-Url"] == "/tell/income/1"
    assert form(page, "/tell/income/1")["f-amount"] == "100"
    assert head(store).document["income"] == [{"name": "收入", "amount": "100.00"}]
    client.post(address, {**typed, "f-amount": "100"})
    assert len(head(store).document["income"]) == 1, "posted twice"
    client.post(address, {**form(client.get(address), address), "f-amount": "100"})
    assert len(head(store).document["income"]) == 2, "another one"


def test_a_debt_may_be_no_more_than_a_name(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "debt": [{"id": "huabei", "product": "huabei"}]})
    page = fill(client, "/tell/debt/add", product="huabei")
    assert page.headers["Location"] == "/tell/debt/2?note=kept"
    assert head(store).document["debt"][1] == {"id": "huabei-2", "product": "huabei"}
    page = client.get("/tell/debt/2")
    assert "还差：还款方式" in page.content.decode()
    assert fill(client, "/tell/debt/add", method="revolving").status_code == 303
    assert head(store).document["debt"][2] == {"id": "other", "method": "revolving"}
    assert "还差：账单" in client.get("/tell/debt/3").content.decode()
    unreadable = client.post(
        "/tell/debt/add",
        {"based_on": "3", "f-product": "jiebei", "f-method": "nothing"},
    )
    assert unreadable.status_code == 422
    assert form(unreadable, "/tell/debt/4/what")["f-product"] == "jiebei"


def test_an_entry_is_removed_after_asking_once_and_can_be_had_back(open_case: Opened) -> None:
    client, store = open_case("jiebei")
    before = head(store).document["expense"]
    address = "/tell/expense/2/remove"
    ask = client.get(address)
    assert "水电燃气" in ask.content.decode()
    typed = form(ask, address)
    for note in ("removed", "gone"):
        assert client.post(address, typed).headers["Location"] == f"/tell/expense?note={note}"
    assert head(store).document["expense"] == [before[0], *before[2:]]
    assert head(store).entry.reason == "remove"
    page = client.get("/tell/expense?note=removed").content.decode()
    assert said("note.removed") in page
    assert "/record" in page
    assert store.revision(1).document["expense"] == before


def test_an_entry_changed_meanwhile_is_asked_about_again(open_case: Opened) -> None:
    client, store = open_case("jiebei")
    typed = form(client.get("/tell/expense/1/remove"), "/tell/expense/1/remove")
    fill(client, "/tell/expense/1", amount="2000")
    page = client.post("/tell/expense/1/remove", typed)
    assert page.status_code == 422
    assert said("remove.changed") in page.content.decode()
    assert len(head(store).document["expense"]) == 9
    client.post("/tell/expense/1/remove", form(page, "/tell/expense/1/remove"))
    assert len(head(store).document["expense"]) == 8


def test_a_form_finds_its_entry_after_others_went(open_case: Opened) -> None:
    client, store = open_case("jiebei")
    stale = form(client.get("/tell/expense/3"), "/tell/expense/3")
    client.post(
        "/tell/expense/1/remove",
        form(client.get("/tell/expense/1/remove"), "/tell/expense/1/remove"),
    )
    client.post("/tell/expense/3", {**stale, "f-amount": "1500"})
    assert head(store).document["expense"][1] == {
        "name": "买菜吃饭", "category": "food", "amount": "1500.00",
    }  # fmt: skip


def test_what_was_typed_about_an_entry_that_is_gone_is_shown_and_can_be_added_again(
    open_case: Opened,
) -> None:
    client, store = open_case({**EMPTY, "income": [{"name": "工资", "amount": "6200.00"}]})
    stale = form(client.get("/tell/income/1"), "/tell/income/1")
    ask = form(client.get("/tell/income/1/remove"), "/tell/income/1/remove")
    client.post("/tell/income/1/remove", ask)
    answers = {**stale, "f-amount": "7000"}
    for headers in ({}, HTMX):
        page = client.post("/tell/income/1", answers, **headers)
        assert said("gone.title") in page.content.decode()
        assert "7000" in page.content.decode()
    assert page.headers["HX-Retarget"] == "#content"
    assert "income" not in head(store).document
    again = form(client.post("/tell/income/1", answers), "/tell/income/add")
    assert client.post("/tell/income/add", again).status_code == 303
    assert head(store).document["income"] == [{"name": "工资", "amount": "7000.00"}]


def test_what_was_typed_about_a_debt_that_is_gone_is_shown(open_case: Opened) -> None:
    client, _store = open_case({**EMPTY, "debt": [LOAN]})
    stale = form(client.get("/tell/debt/1/contract"), "/tell/debt/1/contract")
    payment = form(client.get("/tell/debt/1/payments/add"), "/tell/debt/1/payments/add")
    ask = form(client.get("/tell/debt/1/remove"), "/tell/debt/1/remove")
    client.post("/tell/debt/1/remove", ask)
    page = client.post("/tell/debt/1/contract", {**stale, "f-principal": "3万"})
    assert (page.status_code, "3万" in page.content.decode()) == (422, True)
    page = client.post("/tell/debt/1/payments/add", {**payment, "f-amount": "88"})
    assert (page.status_code, "88" in page.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "address",
    ["/tell/income/9", "/tell/debt/1/payments/99", "/tell/debt/9/contract", "/tell/debt/9/payments/add",
     "/tell/asset/7/remove"],
)  # fmt: skip
def test_an_address_of_before_leads_to_the_list(open_case: Opened, address: str) -> None:
    client, _store = open_case("jiebei")
    page = client.get(address)
    assert page.status_code == 302
    there = client.get(page.headers["Location"])
    assert said("note.gone") in there.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/tell/nothing", "/tell/person/1", "/tell/income/0", "/tell/income/1/contract", "/tell/debt/1/nothing",
     "/tell/debt/1/contract/1", "/tell/person/add", "/tell/debt/1/contract/add", "/tell/debt/1/what/remove",
     "/tell/income/1/part/other", "/tell/asset/sum"],
)  # fmt: skip
def test_an_address_that_never_was_is_not_found(open_case: Opened, address: str) -> None:
    client, _store = open_case("jiebei")
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_lists_and_debts_take_no_post(open_case: Opened) -> None:
    client, _store = open_case("jiebei")
    assert client.post("/tell/income").status_code == 404
    assert client.post("/tell/debt/1").status_code == 404


def test_answers_that_contradict_each_other_are_kept_and_said(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "debt": [LOAN]})
    assert fill(client, "/tell/debt/1/dates", first_due="2026-01-01").status_code == 303
    assert head(store).document["debt"][0]["first_due"] == "2026-01-01"
    page = client.get("/tell/debt/1/dates").content.decode()
    assert "第一个还款日要晚于借款日（2026年1月15日）" in page
    assert "aria-invalid" in page


def test_what_the_lender_claims_has_its_day(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "debt": [LOAN]})
    address = "/tell/debt/1/claim"
    typed = form(client.get(address), address)
    page = client.post(address, {**typed, "f-total": "9780"}, **HTMX, HTTP_HX_TARGET="tell-form")
    assert form(page, address)["f-as_of"] == "2026-11-21"
    assert head(store).document["debt"][0]["claim"] == {"as_of": "2026-11-21", "total": "9780.00"}
    fill(client, address, total="", as_of="")
    assert "claim" not in head(store).document["debt"][0]


def test_numbers_that_are_none_do_no_harm(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "person": {"city": "杭州"}})
    for number in ("", "x", "-1", "٣", "9" * 30):
        page = client.post("/tell/person", {"based_on": number, "r-city": number, "f-city": "佛山"})
        assert page.status_code == 422
    assert head(store).document["person"] == {"city": "杭州"}


def test_fields_that_are_none_are_left_alone(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    page = client.post("/tell/person", {"based_on": "1", "f-nothing": "x", "person": "y"})
    assert page.status_code == 303
    assert head(store).document == EMPTY


def test_whatever_a_document_holds_can_be_drawn(open_case: Opened) -> None:
    strange = {
        "schema": 1,
        "person": "?",
        "income": [{"amount": [1]}, "?", None],
        "debt": [{"id": 3, "method": {}, "claim": [], "payments": "?"}],
        "more": 1,
    }
    client, _store = open_case(strange)
    for address in ("/tell", "/tell/person", "/tell/income", "/tell/income/1", "/tell/income/2", "/tell/debt/1",
                    "/tell/debt/1/what", "/tell/debt/1/payments", "/tell/paper/add"):  # fmt: skip
        assert client.get(address).status_code == 200, address


def test_no_page_puts_words_where_addresses_are(open_case: Opened) -> None:
    client, store = open_case("seven")
    names = [one["name"] for one in head(store).document["income"]]
    for address in ("/tell", "/tell/income", "/tell/debt", "/tell/debt/1"):
        body = client.get(address).content.decode()
        links = [part.split('"')[0] for part in body.split('href="')[1:]]
        assert not [link for link in links for name in names if name in link]
    assert forms(client.get("/tell/income/1")).keys() == {"/lock", "/tell/income/1"}


def test_single_answers_and_the_whole_of_one_form_make_one_entry(open_case: Opened) -> None:
    """On a slow machine the whole form is sent while its first answer is still being kept."""
    client, store = open_case({"schema": 1})
    address = "/tell/income/add"
    drawn = client.get(address).content.decode()
    once = drawn.partition('name="once" value="')[2].partition('"')[0]
    base = {"once": once, "based_on": "1"}
    piece = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "tell-form"}
    client.post(address, {**base, "f-name": "送货"}, **piece)
    assert client.post(address, {**base, "f-name": "送货", "f-amount": "800"}).status_code == 303
    client.post(address, {**base, "f-name": "送货", "f-amount": "800"}, **piece)
    (entry,) = head(store).document["income"]
    assert (entry["name"], entry["amount"]) == ("送货", "800.00")
    client.post(address, {**base, "f-name": "送货", "f-amount": "900"})
    assert [one["amount"] for one in head(store).document["income"]] == ["800.00", "900.00"]
