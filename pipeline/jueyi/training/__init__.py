"""Configuration to model."""
