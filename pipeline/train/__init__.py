"""Trains what ``models/`` holds, by ``make train``; nothing of it runs in an analysis."""
