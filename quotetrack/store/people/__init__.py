"""Speakers across articles: whom a stored name means.

Names and what articles say of their bearers come in; out go speakers, linked by name and evidence, and
found again by whatever a person types. Answers: are these two names one speaker?
"""
