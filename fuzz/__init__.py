"""Fuzzing: what must hold for any input, and the programs that look for an input for which it does not."""
