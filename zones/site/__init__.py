"""The site of plain files: pages that need no script, the live map, ready-made sheets, the app."""
