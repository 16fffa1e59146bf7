"""Public lists of suppliers: who they are, where they have their seat, and their website."""

from regie.readers.supplier_lists.reader import SupplierList, read_supplier_list

__all__ = ["SupplierList", "read_supplier_list"]
