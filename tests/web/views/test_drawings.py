"""The drawings of the overview and of the pages are the same."""

from collections.abc import Iterable

import pytest
from django.test import Client

from ashore.documents.blocks import Block, Chart, Columns
from ashore.documents.overview import overview
from tests.web.views.pages import SHIPPED, workout


def drawn(blocks: Iterable[Block]) -> list[str]:
    """Every drawing among blocks, also those in columns."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Chart(svg):
                found.append(svg)
            case Columns(left, right):
                found += drawn([*left, *right])
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_each_drawing_of_the_overview_stands_on_a_page(open_case, name: str) -> None:
    client: Client = open_case(name)[0]
    headers = {"Accept-Language": "zh-CN"}
    pages = "".join(
        client.get(address, headers=headers).content.decode()
        for address in ("/owed", "/ahead", "/means", "/plans")
    )
    papers = drawn(overview(workout(name).pack_data).blocks)
    assert pages.count('<svg xmlns="http') == len(papers) > 2
    assert all(svg in pages for svg in papers)
