"""Owns Voorbereiden: who, what, when, what for, and with which instruments; the lesson is not for it."""
