"""The processing log (Logboek Dataverwerkingen 1.0.0): a line for each time personal data is processed, and for whom.

Off unless `REGIE_PROCESSING_LOG` says so. Lines go to the municipality's own log over OpenTelemetry; nothing of them is
in ordinary log lines or in the database.
"""
