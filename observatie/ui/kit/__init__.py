"""What any screen may use and what knows no visit: fields, layouts, background work, dialogs, keys, printing."""
