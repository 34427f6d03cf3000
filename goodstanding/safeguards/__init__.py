"""Protections as functions from machine form to machine form; one file a switch, found by walking."""
