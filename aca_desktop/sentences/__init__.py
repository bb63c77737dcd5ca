"""Words for codes, in the reader's language: what window and command line both say. Knows neither of them."""
