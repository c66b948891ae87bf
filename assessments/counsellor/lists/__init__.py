"""Lists of clients as CSV files: reading what people's programs write, in its many shapes,
and writing what those programs open safely.

Pure: knows no Django and no database. Checking the facts of a client, comparing and
saving them lie above.
"""
