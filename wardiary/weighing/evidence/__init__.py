"""What bears a telling out or speaks against it: looks, checks, answers, witnesses, sightings."""
