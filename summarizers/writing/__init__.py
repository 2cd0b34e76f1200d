"""rows -> Brief -> text."""
