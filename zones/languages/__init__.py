"""Translations: gettext catalogues in, charts and messages in a reader's language out."""
