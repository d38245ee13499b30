"""The JSON that the browser module reads: chart, comparison, translation, values."""
