"""Before the library is open: the first start and the unlock screen. Nothing here needs more than Qt."""
