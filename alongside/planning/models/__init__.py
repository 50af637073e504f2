"""What a young person wants to do, who helps with it, and the sessions on the way."""
