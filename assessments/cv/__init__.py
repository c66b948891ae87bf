"""A person's own CV: read from a file, counted in months, matched to the catalogue.

Pure: no Django, no database, no clock. Whatever is found here is a guess, which the
person confirms on a page (`assessments.forms.cv`) before anything is kept.
"""
