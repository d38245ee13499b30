"""The websocket of a page: who may open one, and what may be sent over it."""
