"""Notes wherever they are shown, written and edited: their model, how a row looks, and the line one writes on."""
