"""Voorbereiden: who, what, when, what for, and with which instruments."""
