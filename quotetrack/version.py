"""The version of this package, stored with every extraction."""

__version__ = "0.1.0"
