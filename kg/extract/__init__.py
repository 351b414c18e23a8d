"""Articles in; annotated documents, mentions and statements out. Alone here lives spaCy."""
