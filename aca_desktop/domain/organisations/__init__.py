"""What is said of an organisation, and which organisations may be one."""
