"""Household (floor 2): what comes in, what must go out, and what is really left for debts."""
