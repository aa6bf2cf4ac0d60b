"""Weigh what many reports tell against each other: events, standing, control, as known at any moment.

The modules here are rules: pure functions of the diary's reports, decisions, starting states and table of sides.
`state.state_of` weighs everything at once. `kept` keeps what they make in the diary and mends it with every report.
"""
