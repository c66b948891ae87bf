"""The person's pages: `check` asks, `results` shows, `mine` keeps and brings back."""
