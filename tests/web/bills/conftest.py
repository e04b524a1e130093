"""The files of a simulated household."""

import pytest

from tests.statements.household.render import render_all
from tests.statements.household.story import household
from tests.web.bills.handing import Files


@pytest.fixture(scope="session")
def files() -> Files:
    """Every file of the household, by its name."""
    return {one.name: one.content for one in render_all(household(1))}
