"""What may be said, in which limits. Each form checks, then saves through the actions.

A question left empty means "not answered", never "none".
"""
