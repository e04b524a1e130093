"""Figures beside a peer or a bound, in one run: ``python -m benchmarks [name …]``. Nothing here is a test."""
