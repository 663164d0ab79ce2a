"""Tests that nothing about a listener is kept."""
