"""What is known of results, as facts that a typed number may state."""
