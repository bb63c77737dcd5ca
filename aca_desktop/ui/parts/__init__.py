"""Small painted widgets, one idea a file: what pages are put together from. Knows no page and no workspace."""
