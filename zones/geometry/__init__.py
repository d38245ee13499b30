"""The foot's views, placement words to polygons, tiling, targets, patterns, path data."""
