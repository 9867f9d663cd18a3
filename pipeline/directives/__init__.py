"""What directives and law demand of a unit's documents."""
