"""``make bench ARGS=peers``: the map beside other ways to make a clickable picture."""
