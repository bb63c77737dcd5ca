"""Makes what people install: setup and folder for Windows, package for Debian, folder for Linux, wheel."""
