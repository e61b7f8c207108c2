"""The networks that the reading network learned from: one for tags, trees and names, one for reporting."""
