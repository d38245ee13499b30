"""The documentation as pages of the site: those of ``docs/``, and those made from the program."""
