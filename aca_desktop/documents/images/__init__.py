"""Logos, rings, seals, codes and pictures, as they are drawn on a page."""
