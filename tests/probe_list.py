"""The faults that `probes` puts in, of every room: where, what stands there, what instead, and who should see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Probe:
    """A deliberate fault: in `file`, `old` (which stands there once) becomes `new`; `tests` are to turn red."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def _probe(name: str, file: str, old: str, new: str, *tests: str) -> Probe:
    return Probe(name, f"generator/{file}", old, new, tuple(f"tests/{test}" for test in tests))


_DOCUMENTS = (
    _probe("a private party holds the archive", "documents/agreement.py",
           'Gap("arkivbildare som är en myndighet") if private else creator', "creator",
           "documents/test_agreement.py"),
    _probe("those who cite 3 kap. 17 § are also asked whether they do", "documents/agreement.py",
           '"may_invoke_public_cooperation": pays and not cites and not private',
           '"may_invoke_public_cooperation": pays and not private', "documents/test_agreement.py"),
    _probe("a reservation of true is no standard reservation", "documents/agreement.py",
           "reservation is None or reservation is True", "reservation is None", "documents/test_agreement.py"),
    _probe("a time of notice without its genitive", "documents/agreement.py",
           "med {swedish.months(months)}s uppsägningstid", "med {swedish.months(months)} uppsägningstid",
           "documents/test_agreement.py"),
    _probe("secrecy that is not relevant has its clause", "documents/agreement.py",
           "secrecy is not None and secrecy.relevant is not False", "secrecy is not None",
           "documents/test_agreement.py"),
    _probe("a decision to approve loses its reference", "documents/agreement.py",
           'filter(None, [body, day, reference and f"dnr {reference}"])', "filter(None, [body, day])",
           "documents/test_agreement.py"),
    _probe("a budget in the order of the file", "documents/agreement_annexes.py",
           "sorted(budget.items())", "budget.items()", "documents/test_annexes.py"),
    _probe("annex 6 without a classification", "documents/agreement_annexes.py",
           "initiative.security is not None and initiative.security.classification is not None",
           "initiative.security is not None", "documents/test_annexes.py"),
    _probe("shares asked for where nothing is shared", "documents/agreement_annexes.py",
           "funding is None or funding.shares or funding.model not in SHARING", "funding is None or funding.shares",
           "documents/test_annexes.py"),
    _probe("a deputy is lost", "documents/agreement_annexes.py",
           '"deputy": mandate["deputy"]', '"deputy": ""', "documents/test_annexes.py"),
    _probe("partly within is said to be outside", "documents/direction.py",
           'elif "outside" in assessed', 'elif "partly" in assessed', "documents/test_direction.py"),
    _probe("an unvalued benefit is worth zero", "documents/direction.py",
           'swedish.number(sum(values)) if values else "–"', "swedish.number(sum(values))",
           "documents/test_direction.py"),
    _probe("an option that was not chosen is told of", "documents/direction.py",
           "for option in initiative.options if option.chosen}", "for option in initiative.options}",
           "documents/test_direction.py"),
    _probe("a host that is no agency is called one", "documents/parties.py",
           'leading[0].role == "host" and leading[0].kind == "state_agency"', 'leading[0].role == "host"',
           "documents/test_parties.py"),
    _probe("the State speaks through its agencies among themselves", "documents/parties.py",
           'if self.mixed and party.kind == "state_agency"', 'if party.kind == "state_agency"',
           "documents/test_parties.py"),
    _probe("nine parties in one sentence", "documents/parties.py", "MANY = 8", "MANY = 9",
           "documents/test_parties.py"),
    _probe("a matrix says that nobody is informed by leaving the cell empty", "documents/mandates_matrix.py",
           'self._several(row["informed"], row["decides"]) or [_NOBODY]',
           'self._several(row["informed"], row["decides"])', "documents/test_mandates.py",
           "documents/test_every_kind.py"),
    _probe("the plan shows the first measurement and not the latest", "documents/plan_follow_up.py",
           "return max(measurements", "return min(measurements", "documents/test_plan.py"),
    _probe("the plan's risks are not in order", "documents/plan_follow_up.py",
           'key=lambda risk: -_number(risk["derived"]["value"])', "key=lambda risk: 0", "documents/test_plan.py",
           "documents/test_every_kind.py"),
    _probe("a gap is true in a condition", "values.py",
           "        return gap\n\n    def __bool__(self) -> bool:\n        return False",
           "        return gap\n\n    def __bool__(self) -> bool:\n        return True", "word/test_engine.py"),
)  # fmt: skip

_WORD = (
    _probe("a missing name prints nothing", "word/engine.py", "undefined=StrictUndefined, finalize", "finalize",
           "word/test_engine.py"),
    _probe("values are not escaped", "word/engine.py", "autoescape=True", "autoescape=False", "word/test_engine.py"),
    _probe("a gap's control is no placeholder", "word/controls.py",
           'if missing:  # what is typed there replaces it whole', "if not path:", "word/test_made_controls.py"),
    _probe("a gap is not told by its style", "word/finish.py", 'style.set(f"{{{W}}}val", GAP_STYLE)',
           'style.set(f"{{{W}}}val", "Strong")', "word/test_made_controls.py"),
    _probe("a comment without its source", "word/comments.py", 'f"Källa: {remark.source}" if remark.source else ""',
           '""', "word/test_comments.py"),
    _probe("a comment without its answer", "word/comments.py",
           'f"Besvarad: {remark.answered}" if remark.answered else ""', '""', "word/test_comments.py"),
    _probe("a comment of another day", "word/comments.py", "T00:00:00Z", "T12:00:00Z", "word/test_comments.py"),
    _probe("a comment in a heading", "word/comments.py", 'if "Heading" not in style_of(p)', "if True",
           "word/test_comments.py"),
    _probe("a list that goes on below another", "word/numbering.py",
           "for deeper in [level for level in counted if level > number]:", "for deeper in list[int]():",
           "pdf/test_references.py", "documents/test_every_kind.py"),
)  # fmt: skip

_DATA = (
    _probe("names in x get an s", "swedish.py", 'name[-1].lower() in "sxz"', 'name[-1].lower() in "sz"',
           "test_swedish.py"),
    _probe("one month is two words wrong", "swedish.py", "if count == 1 else", "if count == 0 else",
           "test_swedish.py"),
    _probe("thousands without hard spaces", "swedish.py", '.replace(",", HARD_SPACE).replace("-", "−")',
           '.replace(",", " ").replace("-", "−")', "test_swedish.py"),
    _probe("a check digit that is always right", "contract/organisation_number.py",
           "for digit in doubled) % 10 == 0", "for digit in doubled) % 1 == 0", "contract"),
    _probe("parties and forums may share an id", "contract/consistency.py",
           'if place.field.identifies in ("party", "forum") else', 'if place.field.identifies == "party" else',
           "contract"),
    _probe("references are not looked up", "contract/consistency.py",
           "yield from _dangling_references(places)", "yield from ()", "contract"),
    _probe("the same question in other letters has two deciders", "assess/matrix.py",
           "if other.question.casefold() == row.question.casefold()", "if other.question == row.question", "assess"),
    _probe("personal data asked of those who process none", "assess/conditions.py",
           "initiative.personal_data.processed is True", "initiative.personal_data.processed is not None", "assess"),
    _probe("contributions may exceed the budget", "assess/money_notes.py",
           "if sum(known) > budget or (sum(known) < budget and not extra):", "if sum(known) < budget and not extra:",
           "assess"),
    _probe("a share that lacks its part is not told", "assess/money_notes.py",
           "if party.id not in given:", "if party.id in given:", "assess"),
)  # fmt: skip

_PROGRAM = (
    _probe("the later of two savings wins in silence", "store/sql.py",
           "if current.version != expected_version:", "if current.version > expected_version + 9:",
           "store/test_store.py"),
    _probe("a password is told with the address", "store/sql.py", "hide_password=True", "hide_password=False",
           "store/test_passwords.py"),
    _probe("a password in the query is told with the address", "store/sql.py", "self._engine.url.set(query={})",
           "self._engine.url", "store/test_passwords.py"),
    _probe("the list begins with the oldest", "store/sql.py", "initiatives.c.updated_at.desc()",
           "initiatives.c.updated_at", "store/test_store.py"),
    _probe("what is deleted can be saved to", "store/sql.py",
           "if row is None or row.deleted_at is not None:", "if row is None:", "store/test_store.py"),
    _probe("a file that exists is written over", "files.py", "os.link(temporary, path)", "temporary.replace(path)",
           "cli", "contract/test_writing.py"),
    _probe("half a file is left after a failure", "files.py",
           "    except OSError as error:\n        _discard(temporary)\n        raise OutputError",
           "    except OSError as error:\n        raise OutputError", "cli", "contract/test_writing.py"),
    _probe("zips differ from day to day", "files.py", "zipfile.ZipInfo(name, _EPOCH)", "zipfile.ZipInfo(name, "
           "__import__('time').localtime()[:6])", "documents/test_every_kind.py"),
    _probe("wrong input ends as if all were well", "cli.py", "DONE, WRONG_INPUT, WRONG_USAGE, PROGRAM_MISSING = 0, 1,",
           "DONE, WRONG_INPUT, WRONG_USAGE, PROGRAM_MISSING = 0, 0,", "cli"),
    _probe("a forced draft is not told", "services.py", "return bool(assess.may_adopt(initiative))", "return False",
           "cli", "documents"),
)  # fmt: skip

PROBES = _DOCUMENTS + _WORD + _DATA + _PROGRAM
