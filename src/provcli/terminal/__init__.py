"""Results as Rich objects, a module for each kind of screen; prints nothing."""
