"""What was said: speeches, criticism, and whether there is substance in them."""
