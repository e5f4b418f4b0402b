"""Uitwerken: filling an instrument in beside the notes of the lesson."""
