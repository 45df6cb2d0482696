"""What the contract says of itself: its fields, its notation for where a value stands, its JSON Schema."""
