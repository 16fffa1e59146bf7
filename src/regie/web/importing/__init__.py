"""Taking files in: hand in, look row by row at what they would change, confirm."""
