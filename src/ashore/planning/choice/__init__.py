"""Choosing one option for every debt, over all months at once: the problem in plain numbers, and who solves it."""
