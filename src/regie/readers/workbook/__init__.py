"""regie's own workbook: XLSX, ODS or a folder of CSV; one sheet a noun, and a sheet of facts that need more words."""
