"""Published models, each run by the steps that the engine runs: one file each, found by walking this
folder."""
