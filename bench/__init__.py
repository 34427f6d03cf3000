"""Benchmarks: one load-test workload, its exact limit, other people's engines on it, and ours."""
