"""Records in, PDF bytes out (ReportLab, pikepdf). Knows no Qt and no SQL."""
