"""Pages about the law: one per instrument, the matrix of schemes by laws, and one per scheme screened."""
