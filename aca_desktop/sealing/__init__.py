"""Keys, certificates, seals and their verification. The only room with cryptography."""
