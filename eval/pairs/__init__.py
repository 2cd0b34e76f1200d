"""Pairs of sentences labelled by whether they say the same: how right the measures of sameness are."""
