"""Who was due, who came, who was absent and why."""
