"""Laws: one file per instrument, each with its `LAW`; found by walking this folder."""
