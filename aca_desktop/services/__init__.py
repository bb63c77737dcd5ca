"""What a user can do, one function each, for the window and the command line alike."""
