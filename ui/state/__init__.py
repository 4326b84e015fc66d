"""The state of the window: the open project, what is looked at, the engine and its jobs, settings."""
