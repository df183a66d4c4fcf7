"""Rules that a newcomer can add: a wording in ten lines of TOML, with the sentences that test it.

`book.load("agreements.toml")` gives the rules of a file of `ontology/rules/`, `Book.found` those that match a sentence.
"""
