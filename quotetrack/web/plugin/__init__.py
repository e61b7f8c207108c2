"""What ties the pages to Datasette: headers, which databases are ours, canned queries, serving.

Requests come in; out go answers with their policy. Answers: who serves what, and under which rules?
"""
