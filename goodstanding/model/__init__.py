"""Floor 1: read, check and resolve schemes, conducts, societies and behaviours."""
