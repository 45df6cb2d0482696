"""`python -m tools.schemas` writes ``schemas/initiative.schema.json``; run it when a model has changed."""

from generator import settings
from generator.contract.describe.json_schema import written

if __name__ == "__main__":
    settings.resource("schemas", "initiative.schema.json").write_text(written(), encoding="utf-8")
