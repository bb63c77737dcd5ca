"""The pages and blocks of a coalition's summary."""
