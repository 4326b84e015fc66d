"""The panels beside the timeline: inspector, highlights, jobs, history, markers."""
