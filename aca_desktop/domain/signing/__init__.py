"""A signature: who gives it, how, with which ink, and whether it may be given so."""
