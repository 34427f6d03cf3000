"""Drafts of documents that offices file: one file each, found by walking this folder."""
