"""The timeline: pure geometry, hit testing, snapping and gestures, and the widgets that paint and feed them."""
