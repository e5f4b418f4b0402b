"""The report of a visit as it is now: made, shown as pages, saved as a PDF."""
