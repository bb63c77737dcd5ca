# ruff: noqa: E501
"""Privacy notices to begin with: for Mexico, Japan and Europe, in three languages each. Templates, no advice.

Everything in square brackets is to be filled in, and the notice is not saved while any is left. Whoever uses one
adapts it with somebody who knows the law where the coalition is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

type Law = Literal["mexico", "japan", "gdpr"]


@dataclass(frozen=True, slots=True)
class NoticeTemplate:
    """A notice for one law, worded per language, with its blanks in square brackets."""

    law: Law
    words: Mapping[str, str]


_MEXICO = NoticeTemplate(
    "mexico",
    {
        "es": """Aviso de privacidad
[Nombre de la persona o entidad responsable], con domicilio en [domicilio], es responsable de sus datos personales.
Recabamos su nombre, cargo, organización, firma manuscrita y, si usted lo desea, su correo electrónico. No recabamos datos sensibles.
Los usamos para acreditar que su organización firmó la declaración, para entregarle su copia y para integrar la lista de firmantes. Solo si usted lo autoriza, publicamos su nombre, su cargo y su firma, o le escribimos sobre lo que siga.
Terceros que reciben sus datos: [coaliciones o redes que los reciben, o «ninguno»]. A nadie más los transferimos, salvo en los casos que la ley prevé.
Usted puede acceder a sus datos, rectificarlos, cancelarlos u oponerse a su uso (derechos ARCO), y revocar su consentimiento, escribiendo a [correo de contacto].
Al cancelarlos se borran su nombre, cargo, correo y firma; queda constancia de que la organización firmó y cuándo.
Los cambios a este aviso se publican en [sitio web].""",
        "en": """Privacy notice (Mexico)
[Name of the person or body responsible], at [address], is responsible for your personal data.
We collect your name, title, organisation, handwritten signature and, if you wish, your e-mail address. We collect no sensitive data.
We use them to prove that your organisation signed the declaration, to hand you your copy and to keep the list of signatories. Only with your consent do we publish your name, title and signature, or write to you about what follows.
Who else receives your data: [coalitions or networks that receive them, or “nobody”]. We pass them to nobody else, except where the law demands it.
You may access, rectify or cancel your data or object to their use (ARCO rights), and withdraw your consent, by writing to [contact e-mail].
Cancelling erases your name, title, e-mail and signature; it stays on record that the organisation signed, and when.
Changes to this notice are published at [website].""",
        "ja": """プライバシー通知（メキシコ）
[責任者または団体の名称]（所在地：[所在地]）が、あなたの個人データの管理責任者です。
氏名、役職、所属団体、手書きの署名と、ご希望の場合はメールアドレスを取得します。機微な情報は取得しません。
団体が宣言に署名したことの証明、控えのお渡し、署名団体の名簿の管理に利用します。同意がある場合に限り、氏名・役職・署名を公表し、またはその後の活動についてご連絡します。
データの提供先：[提供先の連合・ネットワーク、または「なし」]。これ以外の第三者には、法令に基づく場合を除き、提供しません。
データの開示・訂正・削除・利用への異議（ARCO権）および同意の撤回は、[連絡先メール]までお申し出ください。
削除により氏名・役職・メール・署名は消去され、団体が署名した事実と日時は記録に残ります。
この通知の変更は[ウェブサイト]で公表します。""",
    },
)

_JAPAN = NoticeTemplate(
    "japan",
    {
        "ja": """個人情報の取扱いについて
[事業者の名称]（[住所]、代表者 [代表者の氏名]）は、個人情報保護法に従い、次のとおり個人情報を取り扱います。
取得する情報：氏名とふりがな、役職、所属団体、手書きの署名または印影、ご希望の場合はメールアドレス。
利用目的：団体が宣言に署名したことの証明、控えのお渡し、署名団体の名簿の管理。同意がある場合に限り、氏名・役職・署名の公表、その後の活動に関する連絡。
第三者提供：[提供先、または「行いません」]。本人の同意がある場合と法令に基づく場合を除き、提供しません。外国にある者への提供：[国名と提供先、または「行いません」]。
安全管理：署名はインターネットに接続しない端末に保存し、パスフレーズで暗号化できます。
開示・訂正・利用停止・消去等のご請求と苦情の窓口：[窓口の名称と連絡先]。
消去のご請求により氏名・役職・メール・署名は消去され、団体が署名した事実と日時は記録に残ります。""",
        "en": """How personal information is handled (Japan, APPI)
[Name of the business operator] ([address], represented by [name of the representative]) handles personal information under the Act on the Protection of Personal Information as follows.
What is collected: your name and its reading, title, organisation, handwritten signature or seal and, if you wish, your e-mail address.
Purposes: to prove that your organisation signed the declaration, to hand you your copy and to keep the list of signatories. Only with your consent: to publish your name, title and signature, and to write to you about what follows.
Provision to third parties: [recipients, or “none”]. Nothing is provided without your consent, except where the law demands it. Provision to anyone abroad: [country and recipient, or “none”].
Security: signatures are kept on a device without internet, which can be encrypted by a passphrase.
Requests for disclosure, correction, suspension or erasure, and complaints: [name of the office and how to reach it].
Erasure removes your name, title, e-mail and signature; it stays on record that the organisation signed, and when.""",
        "es": """Tratamiento de la información personal (Japón, APPI)
[Nombre de la entidad responsable] ([domicilio], representada por [nombre de quien la representa]) trata la información personal conforme a la ley japonesa de protección de la información personal como sigue.
Se recaban su nombre y su lectura, cargo, organización, firma manuscrita o sello y, si usted lo desea, su correo electrónico.
Fines: acreditar que su organización firmó la declaración, entregarle su copia e integrar la lista de firmantes. Solo con su consentimiento: publicar su nombre, cargo y firma, y escribirle sobre lo que siga.
Entrega a terceros: [destinatarios, o «a nadie»]. Nada se entrega sin su consentimiento, salvo cuando la ley lo exige. Entrega a personas en el extranjero: [país y destinatario, o «a nadie»].
Seguridad: las firmas se guardan en un equipo sin internet, que puede cifrarse con una frase de paso.
Solicitudes de acceso, corrección, suspensión o borrado, y quejas: [nombre de la oficina y cómo contactarla].
El borrado elimina su nombre, cargo, correo y firma; queda constancia de que la organización firmó y cuándo.""",
    },
)

_GDPR = NoticeTemplate(
    "gdpr",
    {
        "en": """Privacy notice (GDPR)
Controller: [name of the controller], [address], [contact e-mail]. Data protection officer: [name and contact, or “none”].
We process your name, title, organisation, handwritten signature and, if you wish, your e-mail address.
Purposes and legal basis: proving that your organisation signed the declaration, handing you your copy and keeping the list of signatories (legitimate interests, Article 6(1)(f)); publishing your name, title and signature, and writing to you about what follows (your consent, Article 6(1)(a)).
Recipients: [coalitions, networks or processors, or “none”]. Transfers outside the European Economic Area: [countries and safeguards, or “none”].
We keep your data for [how long, or by what it is decided].
You have the right of access, rectification, erasure, restriction, portability and objection, and may withdraw consent at any time without affecting what was done before. You may complain to [supervisory authority].
Erasure removes your name, title, e-mail and signature; it stays on record that the organisation signed, and when. You need not give any data; without your name and signature you cannot sign. No decision is made by machine.""",
        "es": """Aviso de privacidad (RGPD)
Responsable: [nombre del responsable], [domicilio], [correo de contacto]. Delegado de protección de datos: [nombre y contacto, o «no hay»].
Tratamos su nombre, cargo, organización, firma manuscrita y, si usted lo desea, su correo electrónico.
Fines y base jurídica: acreditar que su organización firmó la declaración, entregarle su copia y llevar la lista de firmantes (interés legítimo, artículo 6.1.f); publicar su nombre, cargo y firma, y escribirle sobre lo que siga (su consentimiento, artículo 6.1.a).
Destinatarios: [coaliciones, redes o encargados, o «ninguno»]. Transferencias fuera del Espacio Económico Europeo: [países y garantías, o «ninguna»].
Conservamos sus datos durante [plazo, o criterio que lo determina].
Usted tiene derecho de acceso, rectificación, supresión, limitación, portabilidad y oposición, y puede retirar su consentimiento en cualquier momento sin que afecte a lo anterior. Puede reclamar ante [autoridad de control].
La supresión elimina su nombre, cargo, correo y firma; queda constancia de que la organización firmó y cuándo. No está obligado a dar datos; sin nombre y firma no puede firmar. Ninguna decisión se toma de forma automatizada.""",
        "ja": """プライバシー通知（GDPR）
管理者：[管理者の名称]、[住所]、[連絡先メール]。データ保護責任者：[氏名と連絡先、または「なし」]。
氏名、役職、所属団体、手書きの署名と、ご希望の場合はメールアドレスを取り扱います。
目的と法的根拠：団体が宣言に署名したことの証明、控えのお渡し、署名団体の名簿の管理（正当な利益、第6条1項(f)）。氏名・役職・署名の公表と、その後の活動についての連絡（本人の同意、第6条1項(a)）。
受領者：[連合・ネットワーク・処理者、または「なし」]。欧州経済領域外への移転：[国と保護措置、または「なし」]。
保存期間：[期間、またはそれを決める基準]。
アクセス、訂正、消去、制限、データポータビリティ、異議の権利があり、同意はいつでも撤回できます（撤回前の取扱いには影響しません）。[監督機関]に苦情を申し立てることができます。
消去により氏名・役職・メール・署名は消去され、団体が署名した事実と日時は記録に残ります。情報の提供は任意ですが、氏名と署名がなければ署名できません。自動化された意思決定は行いません。""",
    },
)

TEMPLATES: tuple[NoticeTemplate, ...] = (_MEXICO, _JAPAN, _GDPR)


def law_of(country: str) -> Law:
    """Return the template that fits a country best (ISO 3166-1): Europe's where no other is known."""
    return "mexico" if country == "MX" else "japan" if country == "JP" else "gdpr"


def template(law: Law) -> NoticeTemplate:
    """Return a law's template."""
    return next(one for one in TEMPLATES if one.law == law)


_NAME = frozenset(
    {
        "[Nombre de la persona o entidad responsable]", "[Name of the person or body responsible]",
        "[責任者または団体の名称]", "[事業者の名称]", "[Name of the business operator]",
        "[Nombre de la entidad responsable]", "[name of the controller]", "[nombre del responsable]",
        "[管理者の名称]",
    }
)  # fmt: skip
_WEBSITE = frozenset({"[sitio web]", "[website]", "[ウェブサイト]"})


def filled(words: str, name: str | None, website: str | None) -> str:
    """Return a template's words with the coalition's name and website in their blanks, as far as they are known."""
    for blanks, known in ((_NAME, name), (_WEBSITE, website)):
        for blank in blanks if known else ():
            words = words.replace(blank, known or "")
    return words
