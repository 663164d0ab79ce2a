"""Tests of the simulator's page, in a browser and at its server."""
