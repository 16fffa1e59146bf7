"""What it costs: by cluster, the figures of the strategy, and tables of one's own worked out."""
