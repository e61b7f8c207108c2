"""What each page shows: plain questions to a Reader, answered as the context of a template."""
