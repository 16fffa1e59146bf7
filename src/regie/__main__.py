"""`python -m regie` is `regie`."""

from regie.cli.main import main

main()
