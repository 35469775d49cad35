"""Words of direction, `improved`, `fallen`, `static`, held against how results moved."""
