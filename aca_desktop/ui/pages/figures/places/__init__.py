"""Places and rates: listed and written."""
