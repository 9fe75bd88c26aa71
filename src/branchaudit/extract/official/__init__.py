"""公文: kind and head, end, attachments, page."""
