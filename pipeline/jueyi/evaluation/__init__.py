"""How good a model is: figures with intervals, baseline, pictures, the report."""
