"""Results to rows, spreadsheet, picture, page and PDF. Shows; never judges."""
