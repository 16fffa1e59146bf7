"""The contract calendar: what is too late, what comes, by lot, and its feed."""
