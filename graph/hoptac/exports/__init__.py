"""What a store holds as files: RDF in six forms, tables, networks; each time the same bytes for the same content."""
