"""What each ingredient of the default brings: one left out at a time, everything else as it is."""
