"""Benchmarks, run by hand: each prints its figures and says what it compares with."""
