"""Values as people type them and as records write them, and what can be wrong with them."""
