"""The tests of Alongside."""
