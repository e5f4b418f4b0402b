"""Copies of a library that outlive it: made, kept, checked, put back, and what is rescued from a damaged one."""
