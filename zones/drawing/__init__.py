"""A chart's view as shapes and as one print-safe SVG; the body figure; overlays."""
