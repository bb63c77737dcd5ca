"""The SQLite file: its tables, its journal, its queries. The only room with SQL."""
