"""The window, and what stands in it whichever page is shown."""
