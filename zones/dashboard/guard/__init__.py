"""The one guarded way into a server of the dashboard: what is let in, and how much of it."""
