"""A list of clients on its way in: the file, its cells, and the yes to what it changes."""
