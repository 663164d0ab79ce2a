"""Tests of the content and its data files."""
