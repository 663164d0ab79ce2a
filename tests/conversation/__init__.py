"""Tests of whole conversations."""
