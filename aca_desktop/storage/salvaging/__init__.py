"""A damaged workspace: its pages, the rows and entries in them, and a new file made of those."""
