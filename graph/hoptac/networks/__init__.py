"""Answers as networks: what is joined to what, how to get from one to another, who stands in the middle.

`views` are the pictures that there are, each a file of queries/views/; `graphs` makes networkx graphs of their rows;
`layout` and `timeline` say where things stand; `legend` has the words and looks of their kinds.
"""
