"""The pad to sign on."""
