"""Owns the drawing that all papers share: pages, fonts, paragraphs, signs; what is said there is not for it."""
