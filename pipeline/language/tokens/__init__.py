"""Tokens of legal text: numbers of instruments, dates and abbreviations whole, nothing changed."""

from pipeline.language.tokens.splitting import split

__all__ = ["split"]
