"""The kinds of papers a person may have at hand: the materials of ``data/materials``."""

from functools import cache

from ashore.data import read_toml, resource


@cache
def paper_kinds() -> tuple[str, ...]:
    """The id of every material, each once, in the order of the alphabet."""
    names = [file.name for file in resource("materials").iterdir()]
    ids = {entry["id"] for name in names for entry in read_toml(f"materials/{name}")["material"]}
    return tuple(sorted(ids))
