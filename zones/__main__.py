"""Start the command line: ``python -m zones check`` and its sisters."""

from __future__ import annotations

import gc
import os
import sys

# Before numpy is loaded: for our few numbers its threads would do nothing but wait, at full speed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from zones.cli import main

if __name__ == "__main__":
    gc.disable()  # a command is over in a second; collecting takes longer than it frees
    sys.exit(main())
