"""An instrument: its definition, and what is wrong with one."""
