"""Frozen records: a chart and everything in it, and the state of a map; no files, no hosts."""
