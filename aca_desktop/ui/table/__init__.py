"""The signing table: the full-screen window that is handed to a stranger, five steps from language to thanks."""
