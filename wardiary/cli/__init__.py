"""The commands. Exit codes: 0 all went well, 1 some reports were rejected, 2 wrong use or an error, 130 interrupted.

Modules here import at their top only what every command needs, so that `wardiary --help` is quick; the rest is imported
where it is used.
"""

import sys


def main() -> None:
    """Run the command that the arguments say, and leave with its exit code."""
    try:
        from wardiary.cli.app import app

        app(prog_name="wardiary")
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.exit(130)
