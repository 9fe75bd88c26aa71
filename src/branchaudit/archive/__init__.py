"""The archive as a whole: what the records of all branches show together, from their facts alone."""
