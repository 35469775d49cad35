"""Where the stages meet for a meeting: its papers are gathered, checked, and bound into packs."""
