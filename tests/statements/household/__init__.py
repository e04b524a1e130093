"""A simulated household, rendered consistently into every kind of statement, with the truth beside it."""
