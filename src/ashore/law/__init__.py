"""Law (floor 3): dated rules as data, products, and the audit of what a lender claims."""
