"""Career ladders: what each step adds, the rungs of a family, and their picture."""
