"""Who comes in, how long they stay, and what becomes of a form that comes too late."""
