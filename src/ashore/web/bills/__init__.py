"""Bills in an open case: which files are kept, what was read from them, and what still needs an answer."""
