"""Each file is W in the idiom of one library; it offers `run(people, days, seed) -> Record`."""
