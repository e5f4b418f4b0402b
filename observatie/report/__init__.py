"""The report for the conversation: what is said, apart from how it looks."""
