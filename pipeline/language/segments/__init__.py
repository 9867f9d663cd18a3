"""Words of several syllables, by underthesea's segmenter: "chương trình" is one word."""

from pipeline.language.segments.words import words_of

__all__ = ["words_of"]
