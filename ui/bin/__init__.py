"""The media bin: footage of the project, and the pictures and waveforms of it that every panel shows."""
