"""Planning (floor 3): one plan for all debts within what can really be paid."""
