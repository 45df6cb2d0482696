"""The faults that `probes` puts in, of every room: where, what stands there, what instead, and who should see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Probe:
    """A deliberate fault: in `file`, `old` (which stands there once) becomes `new`; a test in `tests` whose name holds
    `only` is to turn red."""

    name: str
    file: str
    old: str
    new: str
    tests: str
    only: str


def _probe(name: str, file: str, old: str, new: str, tests: str, only: str = "") -> Probe:
    return Probe(name, f"generator/{file}", old, new, f"tests/{tests}", only)


_DOCUMENTS = (
    _probe("a private party holds the archive", "documents/agreement.py",
           'Gap("arkivbildare som är en myndighet") if private else creator', "creator",
           "documents/test_agreement.py", "private_party"),
    _probe("those who cite 3 kap. 17 § are also asked whether they do", "documents/agreement.py",
           '"may_invoke_public_cooperation": pays and not cites and not private',
           '"may_invoke_public_cooperation": pays and not private', "documents/test_agreement.py",
           "public_cooperation"),
    _probe("a reservation of true is no standard reservation", "documents/agreement.py",
           "reservation is None or reservation is True", "reservation is None", "documents/test_agreement.py",
           "reservation"),
    _probe("a time of notice without its genitive", "documents/agreement.py",
           "med {swedish.months(months)}s uppsägningstid", "med {swedish.months(months)} uppsägningstid",
           "documents/test_agreement.py", "notice_is"),
    _probe("secrecy that is not relevant has its clause", "documents/agreement.py",
           "secrecy is not None and secrecy.relevant is not False", "secrecy is not None",
           "documents/test_agreement.py", "falls_away"),
    _probe("a decision to approve loses its reference", "documents/agreement.py",
           'filter(None, [body, day, reference and f"dnr {reference}"])', "filter(None, [body, day])",
           "documents/test_agreement.py", "whoever"),
    _probe("a budget in the order of the file", "documents/agreement_annexes.py",
           "sorted(budget.items())", "budget.items()", "documents/test_annexes.py", "budget"),
    _probe("annex 6 without a classification", "documents/agreement_annexes.py",
           "initiative.security is not None and initiative.security.classification is not None",
           "initiative.security is not None", "documents/test_annexes.py", "exists_only"),
    _probe("shares asked for where nothing is shared", "documents/agreement_annexes.py",
           "funding is None or funding.shares or funding.model not in SHARING", "funding is None or funding.shares",
           "documents/test_annexes.py", "shares"),
    _probe("a deputy is lost", "documents/agreement_annexes.py",
           '"deputy": mandate["deputy"]', '"deputy": ""', "documents/test_annexes.py", "deputies"),
    _probe("partly within is said to be outside", "documents/direction.py",
           'elif "outside" in assessed', 'elif "partly" in assessed', "documents/test_direction.py",
           "legal_assessment"),
    _probe("an unvalued benefit is worth zero", "documents/direction.py",
           'swedish.number(sum(values)) if values else "–"', "swedish.number(sum(values))",
           "documents/test_direction.py", "dash"),
    _probe("an option that was not chosen is told of", "documents/direction.py",
           "for option in initiative.options if option.chosen}", "for option in initiative.options}",
           "documents/test_direction.py", "presupposes"),
    _probe("a host that is no agency is called one", "documents/parties.py",
           'leading[0].role == "host" and leading[0].kind == "state_agency"', 'leading[0].role == "host"',
           "documents/test_parties.py", "host"),
    _probe("the State speaks through its agencies among themselves", "documents/parties.py",
           'if self.mixed and party.kind == "state_agency"', 'if party.kind == "state_agency"',
           "documents/test_parties.py", "decides_what"),
    _probe("nine parties in one sentence", "documents/parties.py", "MANY = 8", "MANY = 9",
           "documents/test_parties.py", "eight_parties"),
    _probe("a matrix says that nobody is informed by leaving the cell empty", "documents/mandates_matrix.py",
           'self._several(row["informed"], row["decides"]) or [_NOBODY]',
           'self._several(row["informed"], row["decides"])', "documents/test_mandates.py", "outside_the_collaboration"),
    _probe("the plan shows the first measurement and not the latest", "documents/plan_follow_up.py",
           "return max(measurements", "return min(measurements", "documents/test_plan.py",
           "latest_measurement"),
    _probe("the plan's risks are not in order", "documents/plan_follow_up.py",
           'key=lambda risk: -_number(risk["derived"]["value"])', "key=lambda risk: 0",
           "documents/test_every_kind.py", "golden and plan"),
    _probe("a gap is true in a condition", "values.py",
           "        return gap\n\n    def __bool__(self) -> bool:\n        return False",
           "        return gap\n\n    def __bool__(self) -> bool:\n        return True", "word/test_engine.py",
           "false_in_a_condition"),
)  # fmt: skip

_WORD = (
    _probe("a missing name prints nothing", "word/engine.py", "undefined=StrictUndefined, finalize", "finalize",
           "word/test_engine.py", "missing_name"),
    _probe("values are not escaped", "word/engine.py", "escaped = str(Markup.escape(text))", "escaped = text",
           "word/test_engine.py", "awkward"),
    _probe("a gap's control is no placeholder", "word/controls.py",
           'if missing:  # what is typed there replaces it whole', "if not path:", "word/test_made_controls.py",
           "placeholder and direction"),
    _probe("a gap is not told by its style", "word/finish.py", 'style.set(f"{{{W}}}val", GAP_STYLE)',
           'style.set(f"{{{W}}}val", "Strong")', "word/test_made_controls.py", "own_style and direction"),
    _probe("a comment without its source", "word/comments.py", 'f"Källa: {remark.source}" if remark.source else ""',
           '""', "word/test_comments.py", "every_finding and agreement and geodata"),
    _probe("a comment without its answer", "word/comments.py",
           'f"Besvarad: {remark.answered}" if remark.answered else ""', '""', "word/test_comments.py", "answered"),
    _probe("a comment of another day", "word/comments.py", "T00:00:00Z", "T12:00:00Z", "word/test_comments.py",
           "every_finding and agreement and geodata"),
    _probe("a comment in a heading", "word/comments.py", 'if "Heading" not in style_of(p)', "if True",
           "word/test_comments.py", "first_paragraph"),
    _probe("a list that goes on below another", "word/numbering.py",
           "for deeper in [level for level in counted if level > number]:", "for deeper in list[int]():",
           "documents/test_every_kind.py", "golden and agreement"),
)  # fmt: skip

_SHOWN = (
    _probe("a link on the page may run something", "word/html.py", 'url_schemes={"http", "https", "mailto"}',
           'url_schemes={"http", "https", "mailto", "javascript"}', "word/test_html.py", "runs"),
    _probe("a gap on the page is not marked", "word/html.py", "r[style-name='Lucka'] => mark\n",
           "r[style-name='Lucka'] => em\n", "word/test_html.py", "every_gap"),
    _probe("places on the page have no names", "word/html.py", """<\\1\\2 id="\\3">""", """<\\1\\2>""",
           "word/test_html.py", "leads_somewhere"),
    _probe("a title is markup", "word/html.py", "<title>{escape(title)}</title>", "<title>{title}</title>",
           "word/test_html.py", "typed"),
    _probe("a stream that ends in a return is left so", "pdf/archival.py",
           'stream.write(data + b" " if data.endswith(b"\\r") else data)', "stream.write(data)",
           "pdf/test_archival.py", "carriage"),
    _probe("an ordinary PDF is passed off as archival", "pdf/archival.py",
           'if b"pdfuaid" not in packet or _END not in packet:', "if False:", "pdf/test_archival.py",
           "passed_off_either"),
)  # fmt: skip

_DATA = (
    _probe("the last section of a span is not cited", "catalogue/citations.py", "int(ends[1]) + 1)", "int(ends[1]))",
           "catalogue/test_citations.py"),
    _probe("a million is one krona", "catalogue/citations.py", "_FACTOR.get(unit.lower(), 1)", "1",
           "catalogue/test_citations.py"),
    _probe("names in x get an s", "swedish.py", 'name[-1].lower() in "sxz"', 'name[-1].lower() in "sz"',
           "test_swedish.py", "genitive"),
    _probe("one month is two words wrong", "swedish.py", "if count == 1 else", "if count == 0 else",
           "test_swedish.py", "months"),
    _probe("thousands without hard spaces", "swedish.py", '.replace(",", HARD_SPACE).replace("-", "−")',
           '.replace(",", " ").replace("-", "−")', "test_swedish.py", "number_has"),
    _probe("a check digit that is always right", "contract/models/organisation_number.py",
           "for digit in doubled) % 10 == 0", "for digit in doubled) % 1 == 0", "contract", "check_digit"),
    _probe("parties and forums may share an id", "contract/judge/consistency.py",
           'if place.field.identifies in ("party", "forum") else', 'if place.field.identifies == "party" else',
           "contract", "share_one_space"),
    _probe("references are not looked up", "contract/judge/consistency.py",
           "yield from _dangling_references(places)", "yield from ()", "contract", "refers_to_an_id"),
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
           "store/test_store.py", "someone_elses"),
    _probe("a password is told with the address", "store/sql.py", "hide_password=True", "hide_password=False",
           "store/test_passwords.py", "refuses"),
    _probe("a password in the query is told with the address", "store/sql.py", "self._engine.url.set(query={})",
           "self._engine.url", "store/test_passwords.py", "refuses"),
    _probe("the list begins with the oldest", "store/sql.py", "initiatives.c.updated_at.desc()",
           "initiatives.c.updated_at", "store/test_store.py", "latest_saved_first"),
    _probe("what is deleted can be saved to", "store/sql.py",
           "if row is None or row.deleted_at is not None:", "if row is None:", "store/test_store.py", "deleted"),
    _probe("a file that exists is written over", "files.py", "os.link(temporary, path)", "temporary.replace(path)",
           "cli", "never_overwrites"),
    _probe("half a file is left after a failure", "files.py",
           "    except OSError as error:\n        _discard(temporary)\n        raise OutputError",
           "    except OSError as error:\n        raise OutputError", "test_files.py",
           "half_written"),
    _probe("zips differ from day to day", "files.py", "zipfile.ZipInfo(name, _EPOCH)", "zipfile.ZipInfo(name, "
           "__import__('time').localtime()[:6])", "test_files.py", "whatever_the_day"),
    _probe("wrong input ends as if all were well", "cli.py", "DONE, WRONG_INPUT, WRONG_USAGE, PROGRAM_MISSING = 0, 1,",
           "DONE, WRONG_INPUT, WRONG_USAGE, PROGRAM_MISSING = 0, 0,", "cli", "wrong_file"),
    _probe("a forced draft is not told", "services.py", "return bool(assess.may_adopt(initiative))", "return False",
           "cli", "severity_error"),
)  # fmt: skip

PROBES = _DOCUMENTS + _WORD + _SHOWN + _DATA + _PROGRAM
