"""The register of law in time: instruments and bodies, which one a text names, and since when."""
