"""Proofs by simulation: shops whose truth is known, and how often the marts say it."""
