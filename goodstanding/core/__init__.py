"""Floor 0: errors, quantities, the registry and the keys of every random draw."""
