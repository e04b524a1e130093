"""Files as people have them into statements: archives (with the password the platform sent), workbooks, and text."""

from ashore.unpack.archive import PasswordNeededError as PasswordNeededError
from ashore.unpack.statements import peek as peek
from ashore.unpack.statements import statements_in as statements_in
