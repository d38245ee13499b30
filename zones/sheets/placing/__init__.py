"""Feet, numbers and leaders: where each stands on a sheet."""
