"""What a configuration file may hold: a table of its keys, and the JSON Schema and the documentation made of it."""
