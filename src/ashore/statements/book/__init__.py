"""Several statements put together: what was moved counts once, however many files tell of it."""

from ashore.statements.book.entries import Book as Book
from ashore.statements.book.entries import Entry as Entry
from ashore.statements.book.put_together import put_together as put_together
