"""The bundle, the page in one file, the folder of the element, files that a server hands out."""
