"""The EU Cloud Sovereignty Framework (CSF) as versioned packs: criteria, answers and weights. Computes nothing."""

from regie.reference_data.csf.pack import Answer, Criterion, Objective, Pack, criteria, objectives, packs

__all__ = ["Answer", "Criterion", "Objective", "Pack", "criteria", "objectives", "packs"]
