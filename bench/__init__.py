"""Speed, at the size of a region: how it is measured is told in docs/reference/benchmarks.md."""
