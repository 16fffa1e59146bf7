"""In what groups the facts of a thing are read. Every fact field stands in one group of its noun; a test holds it."""

from __future__ import annotations

from collections.abc import Mapping

Groups = tuple[tuple[str, tuple[str, ...]], ...]

_VALUES = ("quality", "cost", "safety", "innovation", "sustainability", "transparency", "autonomy")

GROUPS: Mapping[str, Groups] = {
    "application": (
        (
            "identity",
            (
                "description",
                "aliases",
                "function",
                "service_model",
                "lifecycle",
                "time_class",
                "users",
                "reference_component",
            ),
        ),
        ("where", ("suppliers", "operated_by", "platform", "suite", "locations", "key_holder")),
        ("owner", ("municipality", "cluster", "owner")),
        ("continuity", ("cut_off", "recovery_time", "data_loss_bound", "continuity_independent")),
        ("money", ("yearly_cost",)),
        ("openness", ("open_source", "open_standards", "data_separated", "export_formats")),
        (
            "asked",
            (
                "minister_approved",
                "reusable_elsewhere",
                "market_standard",
                "little_customisation",
                "asks_cloud_technology",
                "asks_fast_rollout",
                "asks_integration",
                "asks_variable_use",
                "provider_compliant",
                "fits_platform_standards",
            ),
        ),
        ("values", tuple(f"value_{one}" for one in _VALUES)),
    ),
    "platform": (
        ("identity", ("kind", "service", "haven", "volume")),
        ("where", ("suppliers", "operated_by", "infrastructure", "locations", "data_centres", "key_holder")),
        ("owner", ("municipality",)),
        ("continuity", ("cut_off", "recovery_time", "data_loss_bound")),
        ("money", ("yearly_cost",)),
        ("openness", ("open_source", "open_standards")),
    ),
    "process": (
        ("identity", ("description", "primary", "people_served")),
        ("owner", ("municipality", "cluster", "owner")),
        ("continuity", ("maximum_outage", "critical")),
        ("where", ("applications", "teams")),
    ),
    "dataset": (
        ("identity", ("description", "base_registry", "role", "volume")),
        ("owner", ("municipality", "cluster", "owner")),
        ("data", ("bbn", "privacy", "secrecy", "availability", "integrity", "confidentiality")),
        ("where", ("stored_in", "key_holder")),
    ),
    "organisation": (
        ("identity", ("kind", "legal_name", "lei", "kvk", "website")),
        ("law", ("seat", "independent", "jurisdictions", "laws")),
        ("where", ("sub_processors", "staff_locations")),
    ),
    "ownership": (("identity", ("share", "control", "since", "until")),),
    "team": (
        ("identity", ("organisation", "cluster")),
        ("people", ("skills", "people", "staff_locations", "mature")),
    ),
    "contract": (
        ("identity", ("supplier", "covers", "lot")),
        ("owner", ("municipality", "cluster", "owner")),
        ("term", ("start", "end", "notice_months", "options", "option_months", "exit_months", "tender_months")),
        ("agreed", ("clauses",)),
        ("money", ("yearly_cost",)),
    ),
    "dependency": (
        ("identity", ("needed", "tested", "tested_on")),
        ("continuity", ("felt_after", "recovery_time")),
    ),
    "evidence": (("identity", ("strength", "criterion", "answer", "dated", "expires", "document", "hours")),),
    "deviation": (("identity", ("reason", "decided_by", "since", "until")),),
}
"""Per noun: groups in the order people read them, and in each its fields."""
