"""Rules as people read them: one description, rendered for the terminal and into pages."""
