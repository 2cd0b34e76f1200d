"""sentences -> vectors -> scores."""
