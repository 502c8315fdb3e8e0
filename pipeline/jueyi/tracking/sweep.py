"""A search over configurations: Optuna proposes, MLflow keeps, an interrupted search goes on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.reader import rows_of
from ..errors import ConfigError, TrackingError
from ..evaluation import plots
from ..evaluation.figures import Figure
from ..training import config
from ..training import train as training
from ..training.sweeping import Sweep, Values
from . import store
from .tracker import Tracker

if TYPE_CHECKING:
    from optuna import Study, Trial

Say = Callable[[str], None]
_PARENT = "mlflow run"


def run(sweep: Sweep, source: str, say: Say, overrides: dict[str, Any]) -> dict[str, Any]:
    """Run the trials that are still to be run.

    Args:
        sweep: The space, and what is to grow.
        source: Path of the sweep's configuration: the study's name.
        say: Receives a line a trial.
        overrides: Of the base configuration, for all trials.

    Returns:
        The overrides of the best trial.

    Raises:
        ConfigError: The space names a key or the search a corpus that the base lacks, or the
            metric is unknown.
        TrackingError: The storage cannot be opened, another search holds it, or no trial ended.
    """
    import optuna
    from sqlalchemy.exc import SQLAlchemyError

    optuna.logging.set_verbosity(optuna.logging.ERROR)  # what fails is said in a sentence
    base = config.load(base_of(sweep, source), overrides)
    unknown = sorted(set(sweep.space) - set(base.flat()))
    if unknown:
        raise ConfigError(
            f"unknown keys {unknown}", where="[sweep.space]", expected=f"keys of {sweep.base}"
        )
    corpora = base.readers()
    for name in (sweep.train_corpus, sweep.dev_corpus):
        if name not in corpora:
            raise ConfigError(
                f"unknown corpus {name}", where=f"{source} [sweep]", expected=" or ".join(corpora)
            )
    try:
        # Two searches on one storage would take each other's trials for those of a dead process.
        with store.lock(sweep.storage, ".sweep.lock", patience=0.0):
            return {**overrides, **_searched(sweep, source, base, say, overrides)}
    except (SQLAlchemyError, optuna.exceptions.StorageInternalError) as error:
        raise TrackingError(
            f"the storage fails ({str(error).splitlines()[0]})", where=sweep.storage,
            expected="a storage such as sqlite:///sweep.db",
        ) from None  # fmt: skip


def _searched(
    sweep: Sweep, source: str, base: config.Experiment, say: Say, overrides: dict[str, Any]
) -> dict[str, Any]:
    """Run the trials, and give the values that were chosen."""
    import optuna

    flat = base.flat()
    study = optuna.create_study(
        study_name=Path(source).stem,
        storage=sweep.storage,
        load_if_exists=True,
        direction="maximize",
        pruner=optuna.pruners.MedianPruner(n_startup_trials=4),
    )
    for trial in study.get_trials(states=[optuna.trial.TrialState.RUNNING]):
        study.tell(trial.number, state=optuna.trial.TrialState.FAIL)  # its process was killed
    ended = (optuna.trial.TrialState.COMPLETE, optuna.trial.TrialState.PRUNED)
    done = len(study.get_trials(states=ended))
    if not done:
        study.enqueue_trial({key: flat[key] for key in sweep.space}, skip_if_exists=True)
    # A search that goes on must not try again what the same seed tried before.
    tried = len(study.get_trials(deepcopy=False))
    study.sampler = optuna.samplers.TPESampler(seed=sweep.seed + tried)
    if done:
        say(f"{done} of {sweep.trials} trials were done before")
    parent = None
    if base.tracking.uri:
        parent = Tracker(base, source, resume=study.user_attrs.get(_PARENT))
        study.set_user_attr(_PARENT, parent.run_id)
    try:
        _optimise(study, sweep, sweep.trials - done, base_of(sweep, source), parent, say, overrides)
    except BaseException as error:
        if parent is not None:
            parent.end("KILLED" if isinstance(error, KeyboardInterrupt) else "FAILED")
        raise
    if not study.get_trials(deepcopy=False, states=ended[:1]):
        raise TrackingError("no trial came to an end", where=sweep.storage, fix="run more trials")
    if parent is not None:
        _close(study, parent, sweep)
    return dict(study.best_params)


def _optimise(
    study: Study,
    sweep: Sweep,
    count: int,
    place: Path,
    parent: Tracker | None,
    say: Say,
    overrides: dict[str, Any],
) -> None:
    from optuna.exceptions import TrialPruned

    def objective(trial: Trial) -> float:
        chosen = {key: _suggest(trial, key, values) for key, values in sweep.space.items()}
        experiment = config.load(place, {**overrides, **chosen})
        tracker = None
        if parent is not None:
            tracker = Tracker(experiment, f"trial {trial.number}", parent=parent.run_id)
        status = "FAILED"
        try:
            value = 0.0
            nlp, readers = experiment.pipeline(), experiment.readers()
            train, dev = (rows_of(readers[n], nlp) for n in (sweep.train_corpus, sweep.dev_corpus))
            for step, fraction in enumerate(sweep.rungs):
                figures = training.tune(experiment, train, dev, fraction)
                value = _value(figures, sweep.metric)
                if tracker is not None:
                    for figure in figures:
                        name = f"tuning/{figure.name}".replace(" ", "_")
                        tracker.step(name, figure.value, step)
                trial.report(value, step)
                if trial.should_prune():
                    status = "FINISHED"
                    say(f"trial {trial.number}: given up at {value:.4f}")
                    raise TrialPruned
            status = "FINISHED"
            say(f"trial {trial.number}: {value:.4f}")
            return value
        finally:
            if tracker is not None:
                tracker.end(status)

    if count > 0:
        study.optimize(objective, n_trials=count)


def base_of(sweep: Sweep, source: str) -> Path:
    """Path of the configuration that a sweep varies."""
    return Path(source).parent / sweep.base


def _suggest(trial: Trial, key: str, values: Values) -> Any:
    if values.choices is not None:
        return trial.suggest_categorical(key, values.choices)
    low, high = values.low, values.high
    assert low is not None and high is not None
    if isinstance(low, int) and isinstance(high, int):
        return trial.suggest_int(key, low, high, log=values.log)
    return trial.suggest_float(key, low, high, log=values.log)


def _value(figures: list[Figure], metric: str) -> float:
    for figure in figures:
        if figure.name == metric:
            return figure.value
    names = ", ".join(figure.name for figure in figures)
    raise ConfigError(f"metric {metric!r}", where="[sweep]", expected=names)


def _close(study: Study, parent: Tracker, sweep: Sweep) -> None:
    """Log the best trial and what mattered, and end the run of the whole sweep."""
    from optuna.importance import get_param_importances
    from optuna.trial import TrialState

    best = study.best_trial
    parent.step(f"tuning/best {sweep.metric}".replace(" ", "_"), best.value or 0.0, best.number)
    parent.client.log_dict(parent.run_id, dict(study.best_params), "best.json")
    complete = study.get_trials(states=[TrialState.COMPLETE])
    with tempfile.TemporaryDirectory() as folder:
        if len(complete) > 2:
            shares = get_param_importances(study)
            plots.importances(shares, Path(folder) / "importances.png", sweep.metric)
        values = [(t.number, t.value or 0.0) for t in complete]
        plots.history(values, Path(folder) / "history.png", sweep.metric)
        parent.client.log_artifacts(parent.run_id, folder)
    parent.end("FINISHED")
