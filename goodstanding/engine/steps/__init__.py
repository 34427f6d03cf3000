"""The steps of published models, one file each: the same function moves people in a run and answers an
anchor."""
