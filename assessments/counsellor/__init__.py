"""The counsellor's desk: the top floor, imported by nothing."""
