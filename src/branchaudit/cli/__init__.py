"""The command line: one thin file per command. Nothing heavy is imported until a command runs."""
