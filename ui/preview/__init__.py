"""The preview: the edited sequence, played and looked at frame by frame."""
