"""YAML in, one checked chart out; every error with file, line and a suggested fix."""
