"""The SQLite file of one laptop: its journal, the tables that are a view of it, and questions to both.

The only SQL. It must not know cryptography (protocols of domain.journal.trust stand in for it), papers or windows.
"""
