"""bytes -> documents -> sentences."""
