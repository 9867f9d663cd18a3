"""How the database of decisions came to be what it is, one step a file, run when it is opened."""
