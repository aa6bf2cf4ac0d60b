"""`python -m wardiary`: the same as `wardiary`."""

from wardiary.cli import main

if __name__ == "__main__":
    main()
