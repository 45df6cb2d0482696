"""`python -m generator.contract.schema` writes ``schemas/initiative.schema.json``; run it when a model has changed.

Only ever run, never imported: as a submodule it would hide the function `generator.contract.schema`.
"""

from generator import settings
from generator.contract.json_schema import written

if __name__ == "__main__":
    settings.resource("schemas", "initiative.schema.json").write_text(written(), encoding="utf-8")
