"""The zones, for the peers in Python: read from the file that ``ZONES_FILE`` names."""

import json
import os

with open(os.environ["ZONES_FILE"], encoding="utf-8") as file:
    DATA = json.load(file)
X0, Y0, WIDTH, HEIGHT = DATA["FRAME"]
PIXELS = (round(800 * WIDTH / HEIGHT), 800)
OUTLINES = DATA["OUTLINES"]
"""One per shape: its zone, x and y of its outline, and a place inside it."""
TEXTS = [DATA["CARDS"][one["zone"]] for one in OUTLINES]
