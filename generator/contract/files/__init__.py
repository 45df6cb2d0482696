"""An initiative from a YAML or JSON file, and back into one without loss."""
