"""Tests of the simulator: what is said, understood and heard."""
