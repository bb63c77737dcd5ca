"""ACA Desktop: collect a climate coalition's signatures offline, seal them, and prove every number."""

__version__ = "0.1.0"
