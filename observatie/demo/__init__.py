"""The sample school: written through the same path as everything else."""
