"""Trees of a trained learner as the plain arrays that are kept."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from pipeline.trained.trees import Trees


def as_arrays(learner: HistGradientBoostingClassifier) -> Trees:
    """The trees of a learner, as they are kept."""
    parts: dict[str, list[np.ndarray]] = {
        name: [] for name in ("feature", "threshold", "children", "value")
    }
    roots, start = [], 0
    for (tree,) in learner._predictors:
        nodes = tree.nodes
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(start)
        parts["feature"].append(np.where(leaf, -1, nodes["feature_idx"]))
        parts["threshold"].append(np.where(leaf, 0.0, nodes["num_threshold"]))
        children = np.stack((nodes["left"], nodes["right"]), 1) + start
        parts["children"].append(np.where(leaf[:, None], 0, children).ravel())
        parts["value"].append(nodes["value"])
        start += len(nodes)
    return Trees(
        **{name: np.concatenate(arrays) for name, arrays in parts.items()},
        roots=np.asarray(roots),
        start=float(learner._baseline_prediction.ravel()[0]),
        n_features=learner.n_features_in_,
        folder=None,
    )
