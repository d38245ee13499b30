"""Options under a former name, which goes on for one release with a warning."""

from __future__ import annotations

import argparse
import sys
from typing import Any

FORMER = {"--school": "--chart"}


class Chart(argparse.Action):
    """A chart, by the id of its school or by the folder of a pack."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: Any = None) -> None:
        """Keep the value, and say so if the option has another name now."""
        if option_string in FORMER:
            print(f"{option_string} is called {FORMER[option_string]} now", file=sys.stderr)
        setattr(namespace, self.dest, self._kept(namespace, values))

    def _kept(self, namespace: Any, value: Any) -> Any:
        return value


class Charts(Chart):
    """Several charts, one with each option."""

    def _kept(self, namespace: Any, value: Any) -> Any:
        return [*(getattr(namespace, self.dest) or []), value]
