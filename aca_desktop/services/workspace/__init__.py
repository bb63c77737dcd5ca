"""The workspace file: made, opened, backed up, recovered."""
