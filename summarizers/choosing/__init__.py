"""scores -> rows, in the order in which they are read."""
