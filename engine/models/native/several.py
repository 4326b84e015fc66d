"""Features of several views made in the same batches of the tower: a shot's pictures alone are few for a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from engine.models.interface import Views
from engine.models.native.features import Features, FeatureStore
from engine.protocol import FootageError
from engine.tasks.context import Context


class SeveralStore(FeatureStore):
    """A store whose family sees pictures of different files alike."""

    def get_each(self, several: Sequence[Views], context: Context) -> list[Features]:
        """As `get` for each of them."""
        wanted = {views.key: views for views in several}
        found = {key: self._held.get(key) or self._recalled(views, context) for key, views in wanted.items()}
        groups = alike([views for key, views in wanted.items() if found[key] is None], self._family.together)
        for number, group in enumerate(groups):
            work = context.part(number / len(groups), (number + 1) / len(groups))
            for views, features in zip(group, self._made_together(group, work), strict=True):
                self._keep(views, features, context)
                found[views.key] = features
                self._held[views.key] = features
                self.get(views, context)  # what was not used for longest leaves
        return [found[views.key] or self.get(views, context) for views in several]

    def _made_together(self, group: Sequence[Views], context: Context) -> list[Features]:
        whole = joined(group) if len(group) > 1 else group[0]
        features = list(self._making(whole, lambda done: context.progress(done, "looking")))[-1].features
        steps = [self._steps(len(views.times)) for views in group]
        each = features.count // sum(steps)
        borders = np.cumsum([0, *(each * count for count in steps)]).tolist()
        return [
            Features(
                features.whole[first:last].clone(),
                features.scales[first:last].clone() if features.scales is not None else None,
            )
            for first, last in pairwise(borders)
        ]


def alike(several: Sequence[Views], together: int) -> list[list[Views]]:
    """Views whose pictures may be in one batch: of one size, and without a rest that would share tokens with others'."""
    groups: dict[tuple[int, int], list[Views]] = {}
    apart: list[list[Views]] = []
    for views in several:
        if len(views.times) % together:
            apart.append([views])
        else:
            groups.setdefault(views.size, []).append(views)
    return [*groups.values(), *apart]


def joined(several: Sequence[Views]) -> Views:
    """The pictures of all one after the other, for a tower that minds neither times nor files."""

    def pieces() -> Iterator[np.ndarray]:
        for views in several:
            left = len(views.times)
            for piece in views.pieces():
                left -= len(piece)
                yield piece
            if left:
                came = f"{len(views.times) - left} pictures came where {len(views.times)} were announced"
                raise FootageError(came, file=views.path)

    number = sum(len(views.times) for views in several)
    return replace(several[0], times=tuple(float(place) for place in range(number)), pictures=pieces)
