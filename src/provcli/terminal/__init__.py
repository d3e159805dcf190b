"""Screens: each module draws one view with Rich, and decides nothing."""
