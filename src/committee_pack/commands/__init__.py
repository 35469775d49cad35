"""What each command does once its words are parsed; `cli.py` parses, these call the pipeline and print."""
