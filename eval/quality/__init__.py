"""How good the briefs are, in one run: ours and every peer, on every track, by every metric and protocol."""
