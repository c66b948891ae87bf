"""A demonstration that looks like a year of work in two offices, made by the real actions.

`seed` makes it, `story` tells one client's way, `ground` guards databases of real people.
What is written in it lies in `texts/`.
"""
