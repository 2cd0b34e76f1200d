"""Ways to show what was measured."""
