"""Our own search: the problem solved without any library, in integers, with a bound of its own."""
