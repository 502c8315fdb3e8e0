"""MLflow: one training is one run, a registry has a champion. The only room that imports mlflow
(``serving`` is the file that MLflow itself executes)."""
