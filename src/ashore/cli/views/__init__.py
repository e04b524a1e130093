"""Tables for people, built from the JSON that programs get: a figure on screen is a figure in the JSON."""
