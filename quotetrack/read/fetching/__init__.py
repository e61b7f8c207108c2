"""Fetches web pages under rules of our own: verified, bounded, polite, and never from the own network.

Addresses come in; out go the bytes of pages and where they really came from. Nothing of the network is
imported before an address is fetched. Answers: what stands at this address, and who says so?
"""
