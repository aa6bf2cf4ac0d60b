"""The layout is the flow: a stage imports only from the stages before it and from what all share."""

import ast
from pathlib import Path

import wardiary

ROOT = Path(wardiary.__file__).parent
SHARED = {"model", "lexicons", "gazetteer"}
STAGES = ["reports", "reading", "resolving", "claims", "diary", "weighing", "pages"]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    names += [alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names]
    return {name.split(".")[1] for name in names if name.startswith("wardiary.")}


def test_stages_import_only_from_stages_before_them() -> None:
    for position, stage in enumerate(STAGES):
        allowed = SHARED | set(STAGES[: position + 1])
        for path in (ROOT / stage).rglob("*.py"):
            assert imports(path) <= allowed, f"{path} looks ahead: {imports(path) - allowed}"


def test_what_all_share_depends_on_no_stage() -> None:
    for package in SHARED:
        for path in (ROOT / package).rglob("*.py"):
            assert imports(path) <= SHARED, path
