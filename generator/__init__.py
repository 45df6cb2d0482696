"""Samverkan: governing documents for collaboration between public bodies."""
