"""The overview: what is owed, what can be paid, the recommended plan, and the next step, on three or four pages.

One module a section, in the order in which they are read: ``page`` puts them together.
"""

from ashore.documents.overview.page import overview

__all__ = ["overview"]
