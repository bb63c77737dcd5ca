"""Tables that people bring: read, their columns matched, their rows judged by the rules of what they hold."""
