"""A graph in; the stories that its articles tell together out."""
