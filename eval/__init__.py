"""Measures systems: scores, tests of significance, reports."""
