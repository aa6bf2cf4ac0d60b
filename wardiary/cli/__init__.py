"""The commands. Exit codes: 0 all went well, 1 some reports were rejected, 2 wrong use or an error, 130 interrupted.

A fault of the program itself ends with its trace and 70. Modules here import at their top only what every command
needs, so that `wardiary --help` is quick; the rest is imported where it is used.
"""

import gc
import sys

# Objects made before garbage is looked for: loading makes some 100,000 and a reading 30,000, hardly any in circles.
_GARBAGE = 50_000


def main() -> None:
    """Run the command that the arguments say, and leave with its exit code."""
    gc.set_threshold(_GARBAGE)
    try:
        from wardiary.cli.app import app

        app(prog_name="wardiary")
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.exit(130)
    except Exception:  # noqa: BLE001 - a fault must not look like "some reports were rejected", which ends with 1
        import traceback

        traceback.print_exc()
        sys.exit(70)
