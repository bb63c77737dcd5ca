"""What packaging/build.py has made, installed and used as people do; skipped where it cannot be tried."""
