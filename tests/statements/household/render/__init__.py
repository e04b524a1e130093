"""A household's files, one module for each format."""

from collections.abc import Callable, Collection

from tests.statements.household.render import (
    abc,
    alipay_app,
    alipay_web,
    boc,
    bocom,
    ccb,
    cgb,
    cmb,
    icbc,
    jd,
    wechat,
)
from tests.statements.household.render.sheet import FAULTS as FAULTS
from tests.statements.household.render.sheet import IN_SHEETS as IN_SHEETS
from tests.statements.household.render.sheet import Fault as Fault
from tests.statements.household.render.sheet import Look as Look
from tests.statements.household.render.sheet import Rendered as Rendered
from tests.statements.household.story import Household

LAYOUTS: dict[str, Callable[[Household, Look], Rendered]] = {
    "alipay-app": alipay_app.render,
    "alipay-app-2021": alipay_app.render_old,
    "alipay-web": alipay_web.render,
    "wechat-csv": wechat.render,
    "wechat-xlsx": wechat.render_xlsx,
    "wechat-xlsx-2026": wechat.render_xlsx_2026,
    "jd": jd.render,
    "cmb-debit": cmb.render,
    "cmb-credit": cmb.render_credit,
    "icbc-debit": icbc.render,
    "ccb-xlsx": ccb.render,
    "abc-debit": abc.render,
    "boc-credit": boc.render,
    "bocom-debit": bocom.render,
    "cgb-credit": cgb.render,
}
"""Every format by its name."""

ONE_OF_EACH = (
    "alipay-app", "wechat-csv", "jd", "cmb-debit", "cmb-credit", "icbc-debit", "ccb-xlsx", "abc-debit", "boc-credit",
    "bocom-debit", "cgb-credit",
)  # fmt: skip
"""A layout for each channel: together they tell of everything."""


def render(house: Household, layout: str, look: Look | None = None) -> Rendered:
    """One file of a household."""
    return LAYOUTS[layout](house, look or Look())


def render_all(
    house: Household, layouts: Collection[str] = ONE_OF_EACH, look: Look | None = None
) -> list[Rendered]:
    return [render(house, layout, look) for layout in layouts]
