"""Hoptac."""
