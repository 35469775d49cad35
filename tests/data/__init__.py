"""The sample workspace against the published figures it was made from."""
