"""Roles side by side: which rows stand beside each other, and what differs."""
