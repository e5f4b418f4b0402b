"""The drawing that all papers share: pages, fonts, paragraphs, signs."""
