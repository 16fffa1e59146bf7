"""A seeded, invented estate of Amsterdam's size: 1,300 applications in the shares the source documents give."""

from regie.examples.amsterdam_scale.city import amsterdam_schaal

__all__ = ["amsterdam_schaal"]
