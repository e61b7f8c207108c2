"""Trains the parse network (tags, trees and names over one encoder): data, start, train."""
