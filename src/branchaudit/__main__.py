"""`python -m branchaudit`."""

from branchaudit.cli.app import main

main()
