"""The command line (floor 7): parse, call ``workout``, show."""
