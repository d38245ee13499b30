"""Text and frames on a page, and the document that typst sets."""
