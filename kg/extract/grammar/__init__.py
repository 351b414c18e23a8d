"""A repaired tree → its clauses, implicit arguments, negation, quotations: what grammar tells."""
