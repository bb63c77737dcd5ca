"""What packaging/build.py has made, installed and used as people do; each test is skipped where it cannot be tried."""
