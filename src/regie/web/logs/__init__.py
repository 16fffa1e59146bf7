"""Log lines for machines, which hold no name, address or value: who did what stands in the audit log, not here."""
