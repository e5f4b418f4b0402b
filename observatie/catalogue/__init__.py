"""The instruments on disk: from a YAML file to an instrument, or to every reason why not."""
