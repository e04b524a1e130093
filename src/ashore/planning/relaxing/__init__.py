"""Where nothing fits: the single changes each of which by itself would do, and the addition that shows why not."""
