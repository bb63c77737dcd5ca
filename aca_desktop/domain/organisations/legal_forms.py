"""Legal forms, as names of organisations end or begin with them; whoever compares names leaves them out.

From the names and abbreviations of ISO 20275's code list of legal forms, which GLEIF keeps, for the countries of
the coalitions and what travels beyond its country; Japanese short forms in brackets as ㈱ and ㈲ are read.
"""

import re

_ENDINGS = """
s.a. | s.a. de c.v. | s.a.b. | s.a.b. de c.v. | s.a.p.i. | s.a.p.i. de c.v. | s.a.p.i.b. de c.v. | s.a.s.
s.a.s. de c.v. | s. de r.l. | s. de r.l. de c.v. | s. de r.l. mi | s.c. | s.c. de r.l. | s.c. de r.l. de c.v.
s.c. de p. de r.l. de c.v. | s.c.l. | s.c.p. | s.n.c. | s. en c. | s. en n.c. | s.p.r. de r.l. | s.s.s.
a.c. | a. en p. | a.b.p. | i.a.p. | i.b.p. | a.r. | f.c. | sofom e.n.r. | sofom e.r.
sociedad anonima | sociedad anonima de capital variable | sociedad anonima bursatil de capital variable
sociedad anonima promotora de inversion de capital variable | sociedad civil | asociacion civil
sociedad de responsabilidad limitada | sociedad de responsabilidad limitada de capital variable
sociedad cooperativa | sociedad por acciones simplificada | institucion de asistencia privada
institucion de beneficencia privada | asociacion de beneficencia privada
inc | incorporated | corp | corporation | co | company | co inc | co ltd | ltd | limited | llc | llp | lp | l3c
plc | pllc | pbc | pc | gmbh | gmbh & co kg | ggmbh | ag | kg | ohg | ug | e.v. | eg | se | sa | sarl | sas | sprl
bv | nv | ab | as | oy | spa | srl | ltda | eirl | pty | pty ltd | kk | kabushiki kaisha | godo kaisha
"""

_JAPANESE = """
株式会社 有限会社 合同会社 合資会社 合名会社 相互会社 一般社団法人 公益社団法人 一般財団法人 公益財団法人 社団法人
財団法人 特定非営利活動法人 認定特定非営利活動法人 npo法人 認定npo法人 学校法人 医療法人 医療法人社団 医療法人財団
社会福祉法人 宗教法人 国立大学法人 公立大学法人 独立行政法人 地方独立行政法人 国立研究開発法人 特殊法人 監査法人
税理士法人 弁護士法人 農事組合法人 有限責任監査法人
"""

_BRACKETED = "株 有 同 資 名 一社 公社 一財 公財 社 財 特非 学 医 福 社福 宗 大 独 地独 農"


def _joined(form: str) -> str:
    return re.sub(r"[^a-z0-9]", "", form)


ENDINGS = frozenset(_joined(form) for form in re.split(r"[|\n]", _ENDINGS) if form.strip())
"""Endings as they are compared: their letters alone, so that `S.A. de C.V.` and `SA DE CV` are one."""

LAST_WORDS = frozenset(
    _joined(word) for form in re.split(r"[|\n]", _ENDINGS) if form.strip() for word in form.split()[-1:]
) | frozenset(form.strip().rstrip(".")[-1] for form in re.split(r"[|\n]", _ENDINGS) if form.strip())
"""The words with which an ending can end, also where it is written letter by letter."""

LONGEST = 8
"""Words that an ending has at most, written letter by letter."""

AROUND = re.compile(
    rf"^(?:{(either := '|'.join(sorted(_JAPANESE.split(), key=len, reverse=True)))})|(?:{either})$"
)
"""A Japanese legal form before or after the name itself."""

BRACKETED = re.compile(rf"\((?:{'|'.join(_BRACKETED.split())})\)")
"""A Japanese legal form in brackets, as it is written wherever there is little room."""
