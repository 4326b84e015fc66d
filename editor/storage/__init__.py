"""Projects on the disk: the project file, the journal beside it, and a project open for editing.

Next to `edit.cwp` there may be `edit.cwp.journal` (edits since it was saved, and the history), `edit.cwp.bak` (the file
before that) and, while it is open, `edit.cwp.lock`.
"""

from editor.storage.load import load_project
from editor.storage.open_project import OpenProject, save_project
from editor.storage.paths import missing_media

__all__ = ["OpenProject", "load_project", "missing_media", "save_project"]
