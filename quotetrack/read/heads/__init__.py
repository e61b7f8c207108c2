"""What stands above an article's prose, and what dates in numbers mean.

A text comes in; out goes what its head says, and the text stays as it is. Articles of one file come in; out
go the same, their dates read as that file shows. Answers: who published this, when, and who wrote it?
"""
