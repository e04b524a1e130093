"""The interview: questions as data, answers in a journal, a case file at the end."""
