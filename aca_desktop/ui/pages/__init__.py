"""The pages of the window, one room each; what they share is in `page`."""
