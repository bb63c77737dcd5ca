"""The five steps of the signing table, and the controls that only they have."""
