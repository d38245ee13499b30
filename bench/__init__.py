"""Measures the served page: ``make bench``."""
