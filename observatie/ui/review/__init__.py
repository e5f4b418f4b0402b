"""Owns Uitwerken: filling an instrument in beside the notes of the lesson; it fills in nothing by itself."""
