"""A book of transactions into a draft of the budget, each figure with the rows it is made of."""
