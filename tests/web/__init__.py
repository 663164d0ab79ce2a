"""Tests of the web endpoint, with a certificate authority of their own."""
