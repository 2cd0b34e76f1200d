"""The outside world: files, the command line, HTTP, Slack. Empty, so that the command line imports no Flask."""
