"""Addresses for who watches over the installation: is it alive, can it answer."""
