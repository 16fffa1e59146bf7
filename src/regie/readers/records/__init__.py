"""Raw values to facts and back, shared by every form in which a landscape is written."""
