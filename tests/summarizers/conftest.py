"""Here so that every test below finds `sample_sets`."""
