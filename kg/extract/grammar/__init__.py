"""A parsed document → its tree, mended, and its clauses: what grammar alone tells."""
