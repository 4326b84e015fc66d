"""What the hand does on the timeline: press, move and release become a preview of an edit and at most one committed edit.

Nothing here knows Qt: a gesture takes pointers, answers with steps, and is tested without a window.
"""

from ui.timeline.gestures.base import Gesture, Guide, Pointer, Situation, Step

__all__ = ["Gesture", "Guide", "Pointer", "Situation", "Step"]
