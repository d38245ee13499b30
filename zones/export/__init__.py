"""The bundle, the one-file page, the folder of the element, files for a server."""
