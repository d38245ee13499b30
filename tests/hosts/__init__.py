"""Hosts that the tests do not install, tried for real: ``make hosts``."""
