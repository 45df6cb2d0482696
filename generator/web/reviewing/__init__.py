"""The views of Granska, one a module: the task list, the checkpoints, the remarks, and the answers to check."""
