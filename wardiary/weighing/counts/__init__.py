"""How many were killed and hurt: which numbers belong to which event, and who says so."""
