"""Observatie: classroom visits, from the teacher's question to the agreement that follows from it, without a
network."""
