"""The map in Panel, in a notebook and without either; what a notebook saves."""
