"""Who stays alongside a young person, the promises made to them, and the care of those who stay."""
