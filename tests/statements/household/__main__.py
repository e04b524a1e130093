"""Write a household's files into a folder: ``python -m tests.statements.household FOLDER [SEED]``."""

import sys
from pathlib import Path

from tests.statements.household.render import render_all
from tests.statements.household.story import household


def main(folder: str, seed: str = "1") -> None:
    Path(folder).mkdir(parents=True, exist_ok=True)
    for one in render_all(household(int(seed))):
        (Path(folder) / one.name).write_bytes(one.content)


main(*sys.argv[1:])
