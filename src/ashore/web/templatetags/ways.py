"""Ways out where nothing fits: ``{{ infeasible.relaxations|others }}``."""

from django import template

from ashore.planning.relaxing import told

register = template.Library()

register.filter("others", told.others)
