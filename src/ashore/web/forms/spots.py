"""Where in the interview a page is: the address, the sections and groups it names, and the place in the document.

Addresses count entries from 1, as they stand in the revision that the page shows.
"""

from dataclasses import dataclass
from typing import Literal

from ashore.case.faults import Path
from ashore.web.forms.sections import Group, Section, sections

ROOT = "/tell"
Shape = Literal["sheet", "shelf", "folder"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One page: a form about a table (sheet), a list of entries (shelf), or an entry with groups of its own (folder).

    ``path`` is that of the table or list in the document.
    """

    section: Section
    group: Group | None
    path: Path
    shape: Shape

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups whose fields a form asks here."""
        if self.group is not None:
            return (self.group,)
        return self.section.groups[:1] if self.section.list else self.section.groups

    @property
    def is_entry(self) -> bool:
        """Whether the page is that of an entry of a list, not of the list or of a group of the entry."""
        return isinstance(self.path[-1], int) and (self.group is None or bool(self.group.list))

    @property
    def first_sheet(self) -> "Spot":
        """The page on which an entry's first answers are given."""
        return self.inside(self.section.groups[0]) if self.shape == "folder" else self

    @property
    def address(self) -> str:
        """The page's address."""
        steps = [str(step + 1) for step in self.path if isinstance(step, int)]
        if self.group is not None:
            steps.insert(1, self.group.id)
        return "/".join([ROOT, self.section.id, *steps])

    @property
    def up(self) -> "Spot | None":
        """The page one level up; None where that is the overview."""
        if self.shape == "sheet" and self.group is not None and self.group.list:
            return Spot(self.section, self.group, self.path[:-1], "shelf")
        if self.group is not None:
            return Spot(self.section, None, self.path[:2], "folder")
        if len(self.path) == 2:
            return Spot(self.section, None, self.path[:1], "shelf")
        return None

    @property
    def up_address(self) -> str:
        """The address one level up."""
        return self.up.address if self.up else ROOT

    def entry(self, place: int) -> "Spot":
        """The page of an entry of this list."""
        path = (*self.path, place)
        is_folder = self.group is None and len(self.section.groups) > 1
        return Spot(self.section, self.group, path, "folder" if is_folder else "sheet")

    def inside(self, group: Group) -> "Spot":
        """The page of a group of this entry."""
        inner = group.list or group.table
        path = (*self.path, inner) if inner else self.path
        return Spot(self.section, group, path, "shelf" if group.list else "sheet")

    def at(self, path: Path) -> "Spot":
        """The same page for the table at another place."""
        return Spot(self.section, self.group, path, self.shape)


def of_section(section: Section) -> Spot:
    """The page of a section."""
    return Spot(section, None, (section.home,), "shelf" if section.list else "sheet")


def spot(
    section: str, entry: int | None = None, group: str = "", inner: int | None = None
) -> Spot | None:
    """The page of an address; None where there is none such."""
    home = next((one for one in sections() if one.id == section), None)
    found = of_section(home) if home else None
    if found and entry is not None:
        found = _entry(found, entry)
    if found and group:
        found = _inside(found, group)
    if found and inner is not None:
        found = _entry(found, inner)
    return found


def _entry(here: Spot, number: int) -> Spot | None:
    return here.entry(number - 1) if here.shape == "shelf" and number >= 1 else None


def _inside(here: Spot, group: str) -> Spot | None:
    named = next((one for one in here.section.groups if one.id == group), None)
    return here.inside(named) if here.shape == "folder" and named else None
