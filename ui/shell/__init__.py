"""The frame of the window: bars, docks, the first-run page, drops, notices, and what they remember."""
