"""Tests of the quiz in Python."""
