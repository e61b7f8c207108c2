"""Trains the reading network: one encoder for tags, trees, names, reporting roles and links."""
