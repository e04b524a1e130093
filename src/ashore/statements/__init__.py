"""Bills and bank statements as their owners export them: read row by row, put together, and made into a budget.

Nothing is lost silently: every row of a file ends as a transaction, as a line that is no transaction (a total), or as a
rejected line with its number and the reason.
"""
