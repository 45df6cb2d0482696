"""Choices that more than one part of the contract uses."""

from __future__ import annotations

from generator.contract.models.base import Choice


class Answer(Choice):
    YES = "yes", "ja"
    PARTLY = "partly", "delvis"
    NO = "no", "nej"


class Degree(Choice):
    LOW = "low", "låg"
    MEDIUM = "medium", "medel"
    HIGH = "high", "hög"


class Sector(Choice):
    STATE = "state", "stat"
    MUNICIPALITY = "municipality", "kommun"
    REGION = "region", "region"
    PRIVATE = "private", "privat"
    OTHER = "other", "annan"


class Stage(Choice):
    IDENTIFICATION = "identification", "identifiering"
    STARTUP = "startup", "uppstart"
    DEVELOPMENT = "development", "utveckling"
    TRANSITION = "transition", "övergång till förvaltning"
    OPERATION = "operation", "förvaltning och drift"
    WIND_DOWN = "wind_down", "avveckling"


class Medium(Choice):
    ELECTRONIC = "electronic", "elektroniskt"
    PAPER = "paper", "på papper"
