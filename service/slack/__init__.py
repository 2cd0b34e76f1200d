"""The Slack bot: a client of the HTTP API, and of Slack's."""
