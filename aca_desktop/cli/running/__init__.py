"""How a run of the command line goes: arguments, session, answers, errors."""
