"""One initiative as strict models: what its parts are called, and how each value is read."""
