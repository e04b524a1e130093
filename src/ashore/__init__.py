"""Ashore (上岸): from an overdue loan to a plan that holds, on the user's own machine."""

__version__ = "0.1.0"
