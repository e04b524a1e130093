"""Every action of a user, once: the command and the addresses that do it, or why one face alone has it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """``why`` is said where one of the two is empty."""

    name: str
    command: str = ""
    addresses: tuple[str, ...] = ()
    why: str = ""


_TELL = "tell/<str:section>"
_ENTRY = f"{_TELL}/<int:entry>"
_GROUP = f"{_ENTRY}/<str:group>"

ACTIONS = (
    Action("see what is owed", "position", ("owed", "owed/<int:number>")),
    Action("check what a lender says", "position", ("owed/<int:number>/check",)),
    Action("see where it goes", "position", ("ahead",)),
    Action("see the next step", "position", ("",)),
    Action("see what can be paid", "budget", ("means",)),
    Action(
        "read bills", "import",
        (
            "bills", "bills/password", "bills/remove", "bills/reading", "bills/stop", "bills/columns/<int:number>",
            "bills/spending",
        ),
    ),
    Action("say what a transaction is", "import --correct", ("bills/review", "bills/undo")),
    Action(
        "draw the budget from bills", "budget --from",
        ("bills/budget", "bills/line/<slug:side>", "bills/line/<slug:side>/<slug:topic>"),
    ),
    Action("note repayments found in bills", "import --case", ("bills/payments",)),
    Action("see how to pay", "plan", ("plans",)),
    Action("suppose something else, or that a lender refuses", "plan --buffer", ("plans/what-if",)),
    Action("decide on a plan", "plan --accept", ("plans/accept",)),
    Action("see the plans decided on", "plan --earlier", ("plans/earlier",)),
    Action("see paydays against due dates", "plan --cash", ("plans/days",)),
    Action("draw the futures from bills", "plan --from", why="the page uses the bills that are kept, by itself"),
    Action("see where a plan's figures come from", "plan --explain", ("plans/assumptions",)),
    Action("compare a new loan", "plan --new-loan", ("plans/new-loan",)),
    Action(
        "make the papers", "pack",
        ("papers", "papers/make", "papers/making", "papers/stop", "papers/pack.zip", "papers/<int:number>"),
    ),
    Action("give the papers the chances of the bills", "pack --from", why="the page uses the bills that are kept"),
    Action("work out a schedule", "schedule", ("tools/schedule",)),
    Action("work out a yearly cost", "xirr", ("tools/xirr",)),
    Action("look up products", "product", ("products",)),
    Action("look up one product", "product KEY", ("products/<slug:key>",)),
    Action("look up rules", "rules", ("rules",)),
    Action("look up one rule", "rules ID", ("rules/<slug:identity>",)),
    Action("take everything along", "export", ("settings/export",)),
    Action("take a case in", "import-case", ("people/import",)),
    Action("begin a case and tell it", "new", ("people/new", "tell", _TELL, f"{_TELL}/add", f"{_TELL}/sum")),
    Action(
        "tell what is meant in detail", "new",
        (
            _ENTRY, f"{_ENTRY}/remove", f"{_ENTRY}/part/<str:part>", _GROUP, f"{_GROUP}/add",
            f"{_GROUP}/paid-until", f"{_GROUP}/<int:inner>", f"{_GROUP}/<int:inner>/remove",
        ),
    ),
    Action(
        "a quick check", "new",
        ("quick", "quick/result", "quick/keep", "quick/forget", "quick/forgotten", "quick/<str:question>"),
    ),
    Action("look at an example", "demo", ("examples/<slug:name>",)),
    Action("start the web app", "serve", why="it is what the addresses are of"),
    Action("open and lock a case", "", ("people/<slug:person>", "lock"), "a case file is opened by naming it"),
    Action(
        "see and undo changes", "",
        ("record", "record/compare", "record/undo", "record/<int:number>", "record/<int:number>/restore"),
        "a case file is the person's own to keep copies of; what is exported holds every version",
    ),
    Action("choose language and look", "--lang", ("settings", "settings/look")),
    Action("choose when to lock", "", ("settings/idle",), "a command ends, and locks with it"),
    Action("change the passphrase", "", ("settings/passphrase",), "export and import-case give a new one"),
    Action("erase everything", "", ("settings/erase",), "a case file is removed as any file"),
    Action("read the words explained", "", ("words",), "to be looked up while reading; docs and help on the terminal"),
    Action("take a break", "", ("breath",), "a quiet page, and whom to call"),
    Action("see the components", "", ("developers/components",), "for developers of the pages"),
)  # fmt: skip
