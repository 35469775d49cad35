"""`python -m committee_pack` is the command `committee-pack`."""

from committee_pack.cli import main

main()
