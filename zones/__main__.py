"""The command line: ``python -m zones --help``."""

from __future__ import annotations

import gc
import os
import sys

# Before numpy is imported: on arrays this small its threads would only spin.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

try:
    from zones.cli import main
except ImportError as error:
    if error.name != "zones.resources":
        raise
    sys.exit(error.msg)

if __name__ == "__main__":
    gc.disable()  # a command lasts a second; collecting would cost more than it frees
    sys.exit(main())
