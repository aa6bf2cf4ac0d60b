"""Say what the mentions mean: toponyms become places, times intervals, numbers quantities, sources voices."""
