"""Frozen values that flow between the stages; nothing here reads, draws or writes."""
