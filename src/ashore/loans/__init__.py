"""Loans (floor 2): terms, schedules, what is owed on any day, and what a loan really costs a year.

Everything here is a pure function over frozen values; amounts are fen, rates are Decimal fractions a year.
"""
