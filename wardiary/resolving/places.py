"""Places, for the stages that follow: what each toponym means, and where the report's main happening took place."""

from wardiary.resolving.place_main import main_place
from wardiary.resolving.place_mentions import resolve_places

__all__ = ["main_place", "resolve_places"]
