"""Tests of what screens and cards show."""
