"""Exports in rows: CSV, Parquet and Markdown, and which columns they have.

Extractions or stored articles come in; out go rows, one a quote. Answers: how does a spreadsheet get it?
"""
