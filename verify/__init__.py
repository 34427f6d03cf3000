"""The slow folder: schemes drawn at random, lived by agents, held against the density and closed forms."""
