"""What two runs have to do with each other: stored reports read back and held side by side."""
