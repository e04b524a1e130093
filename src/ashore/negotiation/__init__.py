"""Negotiation (floor 4): what to ask each creditor, with which papers and words."""
