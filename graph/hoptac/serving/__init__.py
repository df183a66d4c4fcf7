"""The web: pages, linked data, the SPARQL protocol, tools for language models."""
