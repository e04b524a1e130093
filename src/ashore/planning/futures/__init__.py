"""How sure a plan is: the same household lived many times over, and in how many of these lives the plan is kept."""
