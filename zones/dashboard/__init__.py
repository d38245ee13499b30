"""The page around the map, its server and its print dialog."""
