"""Models: which there are, which are on this machine, how they get there and whether they may be loaded.

Everything is imported from the module that has it. `catalogue`, `checkpoint`, `headers`, `store` and `download` are light,
so that the command line and the window may use them; the others need the packages of the `models` extra.
"""

from engine.models.loader_torchvision import install as _mend_torchvision

_mend_torchvision()
