"""Lines, pages and their structure: how anything is set, whatever it says."""
