"""The page of components shows every class of the look, so that a change of style is seen everywhere at once."""

import re
from pathlib import Path

from ashore import web
from tests.web.reference.reading import read

ELSEWHERE = {"wide", "day"}
"""Classes that only pages as a whole, or columns of tables, have."""


def test_every_class_of_the_look_is_shown(open_case) -> None:
    look = (Path(web.__file__).parent / "static" / "ashore.css").read_text("utf-8")
    named = set(re.findall(r"\.([a-z][a-z-]*)", re.sub(r"/\*.*?\*/", "", look, flags=re.DOTALL)))
    page = read(open_case("jiebei")[0].get("/developers/components"))
    shown = {name for _, one in page.tags for name in one.get("class", "").split()}
    assert named - ELSEWHERE == shown & named
    assert named > ELSEWHERE
