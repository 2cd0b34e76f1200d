"""How long a brief takes and how much memory it asks for, beside the peers, at any number of sentences."""
