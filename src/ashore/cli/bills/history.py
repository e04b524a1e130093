"""What bills tell of past months, for a command that draws the household's futures from them."""

from typing import TYPE_CHECKING

from ashore.cli.bills.options import refuse_without_files
from ashore.cli.shared import Settings

if TYPE_CHECKING:
    from ashore.workout.bills_months import Months


def history_in(
    settings: Settings,
    case: str,
    files: tuple[str, ...],
    *,
    memory: str | None,
    password_file: str | None,
) -> "Months | None":
    """The whole months in files, read as ``ashore budget --from`` reads them; None where none is named.

    Raises:
        UsageError: something is said about bills, and none is named.
        AshoreError: a file cannot be read or is no statement, or what was remembered is broken.
    """
    if not files:
        refuse_without_files(settings, {"memory": memory, "password_file": password_file})
        return None
    from ashore.cli.bills.intake import Intake
    from ashore.cli.bills.notebook import notebook_of
    from ashore.cli.bills.passwords import Passwords
    from ashore.workout.bills import Bills
    from ashore.workout.bills_months import months_of

    notebook = notebook_of(memory, case)
    intake = Intake(settings, notebook.memory, Passwords(settings, password_file))
    statements = intake.statements(files)
    notebook.keep(intake.memory)
    return months_of(Bills(statements, settings.language, intake.memory).draft)
