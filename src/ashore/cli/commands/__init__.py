"""One module a command, imported when it is called; each offers ``command(language)``."""
