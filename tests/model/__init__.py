"""Tests of the interaction model and of what is understood."""
