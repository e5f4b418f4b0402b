"""The window: one folder a screen. Widgets hold no rules; they ask the domain and show what it says."""
