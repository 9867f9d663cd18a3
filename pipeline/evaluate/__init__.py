"""Accuracy of each stage against gold: precision, recall, F1, and the worst cases."""
