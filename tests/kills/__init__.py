"""Programs that kill one that is writing and look for what was lost; each also runs by hand, as often as asked."""
