"""The case (floor 3): the one document in which a user says what they owe, earn and spend."""
