"""What is wrong with an answer, in words for a page: nothing of a terminal's keys or a case file's names."""

from ashore.problems import Problem
from ashore.texts import SOURCE_LANGUAGE, Message, catalogue


def on_page(said: Message) -> Message:
    """A refusal of the interview's readers, or what a problem of a case says, as a page says it in a line."""
    name = said.key.removeprefix("interview.refused.").removeprefix("case.")
    name = name.removesuffix(".right").removesuffix(".what").replace(".", "-")
    ours = f"web_tell.refused.{name}"
    return Message(ours, said.facts) if ours in catalogue("web_tell", SOURCE_LANGUAGE) else said


def fault(problem: Problem) -> str:
    """What kind of problem of a case it is: its name in the catalogue ``case``."""
    return problem.what.key.removeprefix("case.").removesuffix(".what")
