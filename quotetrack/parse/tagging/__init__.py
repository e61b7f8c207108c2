"""The parse network: tags, trees and names.

Sentences come in; out go part-of-speech tags, dependency trees and names that are of one kind throughout
an article. Answers: what is the grammar of this sentence?
"""
