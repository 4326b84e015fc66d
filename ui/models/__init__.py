"""Models in the window: which there are, what they take, downloading and removing them."""
