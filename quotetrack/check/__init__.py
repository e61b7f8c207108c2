"""Checks words against stored quotations: what was said, how it changed, and whether a claim holds.

Claims and passages come in; out go verdicts, differences and histories. Rooms: *wording* compares words,
*verification* words with passages, *history* statements with one another. Knows no database: ``cli``
hands it what ``store`` answers. Answers: do these words hold?
"""
