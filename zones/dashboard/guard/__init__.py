"""The guard in front of the dashboard's server: what is accepted, and how much of it."""
