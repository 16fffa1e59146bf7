"""The supplier register: who sells to Dutch municipalities, who owns them, and where each fact comes from."""

from regie.reference_data.suppliers.register import (
    FACTS,
    Citation,
    Cited,
    Owner,
    Register,
    Supplier,
    register,
)

__all__ = ["FACTS", "Citation", "Cited", "Owner", "Register", "Supplier", "register"]
