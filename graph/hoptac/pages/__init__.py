"""Pages that stand by themselves: one HTML file each, with all that it needs and no request to anywhere.

`picture` draws a network; `inline` puts text, styles, scripts and data into a page without letting one be taken for another.
"""
