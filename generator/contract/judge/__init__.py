"""Whether data are an initiative, and every fault in them when they are not."""
