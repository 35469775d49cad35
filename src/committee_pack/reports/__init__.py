"""What else is done with reports where the stages meet: the desk of those who write, and what is started."""
