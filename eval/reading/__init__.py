"""Briefs read by eye: printed for a reader, and what readers found."""
