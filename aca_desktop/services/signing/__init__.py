"""The signing table: queue, drafts, signatures, copies, the end of the day."""
