"""The command line (click): arguments in, sentences or JSON out."""
