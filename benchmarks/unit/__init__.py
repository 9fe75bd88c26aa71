"""The archive of one made-up unit: thirty branches, one year, with defects and look-alikes if wanted."""
