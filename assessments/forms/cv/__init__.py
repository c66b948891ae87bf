"""A CV from a file: taking it in, and the page on which its owner confirms each guess."""
