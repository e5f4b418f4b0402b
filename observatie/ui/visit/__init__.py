"""One visit: its screen with the steps, and the desk that its screens work on."""
