"""The months seen day by day: when money comes, when it is due, and which due dates to ask to be moved."""
