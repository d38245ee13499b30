"""What sets this checkout up: run by the Makefile, with nothing but Python there."""
