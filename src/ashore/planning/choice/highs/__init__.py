"""HiGHS: the problem as a mixed-integer linear model, solved with a proven bound, and made exact again."""
