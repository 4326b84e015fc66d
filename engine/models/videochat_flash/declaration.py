"""VideoChat-Flash among the families."""

from engine.models.declaring import Declared

FAMILIES = (
    Declared(
        name="videochat_flash",
        types=("videochat_flash_qwen",),
        architecture=".architecture",
        model=".family:VideoChatFlash",
        parity=".parity",
        tower=".memory:tower",
        sees_all=True,
    ),
)
