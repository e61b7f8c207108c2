"""What each page shows: plain questions to a PageReader, answered as the context of a template.

Arguments of an address come in; out goes what the template needs. Answers: what stands on this page?
"""
