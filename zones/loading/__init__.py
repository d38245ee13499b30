"""YAML in, one checked chart out; every fault with file, line and remedy."""
