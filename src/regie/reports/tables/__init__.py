"""Decision models as people read them: tables in words, the picture of what feeds what, and a case tried out."""
