"""Tests, one folder a stage of the pipeline; ``tests.bench`` holds the benchmarks."""
