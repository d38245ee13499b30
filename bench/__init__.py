"""Measurements (``make bench``) and the pictures of the docs (``make pictures``)."""
