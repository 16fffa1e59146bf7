"""Where a program that asks says what its question is part of: the W3C Trace Context of the processing log."""
