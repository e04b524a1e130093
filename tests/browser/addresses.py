"""Every page there is, by address: with no case open, and with the shipped case ``seven`` and some bills open."""

DOOR = (
    "/",
    "/people/new",
    "/people/import",
    "/quick/situation",
    "/quick/forgotten",
    "/settings",
)

_TELL = (
    "/tell",
    "/tell/person",
    "/tell/income",
    "/tell/income/add",
    "/tell/income/1",
    "/tell/income/1/remove",
    "/tell/expense",
    "/tell/expense/1",
    "/tell/debt",
    "/tell/debt/add",
    "/tell/debt/1",
    "/tell/debt/1/what",
    "/tell/debt/1/contract",
    "/tell/debt/1/dates",
    "/tell/debt/1/payments",
    "/tell/debt/1/payments/1",
    "/tell/debt/1/payments/add",
    "/tell/debt/1/payments/1/remove",
    "/tell/debt/1/late",
    "/tell/debt/1/charge",
    "/tell/debt/1/charge/add",
    "/tell/debt/1/claim",
    "/tell/debt/1/claim_parts",
    "/tell/debt/1/relief",
    "/tell/debt/1/relief/add",
    "/tell/debt/6",
    "/tell/debt/6/card",
    "/tell/debt/6/statements",
    "/tell/debt/6/statements/1",
    "/tell/debt/6/purchases",
    "/tell/asset",
    "/tell/asset/1",
    "/tell/paper",
    "/tell/paper/1",
    "/tell/preferences",
)

_BILLS = (
    "/bills",
    "/bills/columns/1",
    "/bills/review",
    "/bills/budget",
    "/bills/line/expense/food",
    "/bills/line/person-out",
    "/bills/spending",
    "/bills/payments",
)

_VIEWS = (
    "/owed",
    "/owed/1",
    "/owed/1/check",
    "/owed/6",
    "/owed/6/check",
    "/ahead",
    "/means",
    "/plans",
    "/plans/days",
    "/plans/what-if",
    "/plans/new-loan",
    "/plans/earlier",
    "/plans/assumptions",
    "/papers",
)

_REFERENCE = (
    "/record",
    "/record/1",
    "/record/compare?a=1&b=1",
    "/rules",
    "/rules?topic=court",
    "/rules/civil_676_overdue_interest",
    "/products",
    "/products/jiebei",
    "/words",
    "/tools/schedule",
    "/tools/schedule?principal=20000&method=equal-instalment&rate=14.6%25&instalments=12&start=2026-01-15",
    "/tools/xirr",
    "/tools/xirr?flows=2026-01-15%2C20000%0A2026-06-15%2C-10500%0A2027-01-15%2C-11000",
    "/settings",
    "/breath",
    "/developers/components",
    "/nowhere",
)

CASE = ("/", *_TELL, *_BILLS, *_VIEWS, *_REFERENCE)

NO_PAGE = frozenset(
    {
        "bills/password",
        "bills/remove",
        "bills/stop",
        "bills/undo",
        "examples/<slug:name>",
        "lock",
        "papers/<int:number>",
        "papers/make",
        "papers/pack.zip",
        "papers/stop",
        "plans/accept",
        "quick",
        "quick/forget",
        "quick/keep",
        "record/<int:number>/restore",
        "record/undo",
        "settings/erase",
        "settings/export",
        "settings/idle",
        "settings/look",
        "settings/passphrase",
        "tell/<str:section>/<int:entry>/<str:group>/paid-until",
        "tell/<str:section>/sum",
    }
)
"""Routes that answer a form or hand out a file; they draw no page of their own."""

ON_THE_WAY = frozenset(
    {
        "bills/reading",
        "papers/making",
        "people/<slug:person>",
        "quick/result",
        "tell/<str:section>/<int:entry>/part/<str:part>",
    }
)
"""Routes of pages that need something done before; the whole way through the app examines them."""
