"""Weigh what many reports tell against each other: events, standing, control, as known at any moment.

Everything here is a pure function of the diary's reports and table of sides; nothing is kept, so nothing is outdated.
`wardiary.weighing.state.state_of` is the way in.
"""
