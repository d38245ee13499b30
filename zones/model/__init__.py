"""Frozen records: a chart and all that it holds, and the state of a map; no files, no hosts."""
