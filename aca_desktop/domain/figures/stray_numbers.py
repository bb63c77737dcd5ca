"""Numbers in the author's words of a public sentence: digits of every script, number words of three languages.

Pure, and by closed lists. Rather one too many is found than one too few: a name or a date in which a number stands
is marked by the author, and every mark is shown with the proof.
"""

import re
import unicodedata

_IDEOGRAPHS = "两兩〇一二三四五六七八九十百千万億兆零壱壹弐貳貮参參拾萬廿卅"
_CARBON = re.compile(r"co[2₂](?:e|eq)?(?![0-9a-z])", re.IGNORECASE)
"""The gas is no number."""

_KEYCAPS = frozenset("🔟💯")
_WORD = re.compile(r"[^\W\d_]+")

_ENGLISH_WORDS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred hundreds thousand
thousands million millions billion billions trillion trillions quadrillion myriad myriads lakh lakhs crore
crores dozen dozens score scores half halves third thirds quarter quarters fourth fourths fifth fifths sixth
seventh eighth ninth tenth tenths eleventh twelfth thirteenth twentieth hundredth thousandth millionth first
second secondly twice thrice double doubled doubles doubling triple tripled triples tripling treble quadruple
quadrupled tenfold twofold threefold fourfold fivefold hundredfold both couple pair pairs trio quartet
majority minority percent percentage cent cents zero nil none
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_SPANISH_WORDS = """
dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
diecinueve veinte veintiun veintiuno veintiuna veintidos veintitres veinticuatro veinticinco veintiseis
veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento
cientos doscientos doscientas trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas
seiscientos seiscientas setecientos setecientas ochocientos ochocientas novecientos novecientas mil miles
millon millones millar millares billon billones trillon trillones decena decenas docena docenas veintena
quincena treintena cincuentena centena centenas centenar centenares mitad mitades tercio tercios cuarto
cuartos quinto quintos decimo decima primer primero primera primeros primeras segundo segunda tercer tercero
tercera cuarta quinta sexto sexta septimo septima octavo octava noveno novena doble duplica duplican duplico
duplicaron triple triplica triplican triplico triplicaron cuadruple ambos ambas par pares duo trio mayoria
minoria porcentaje cero ninguno ninguna
"""
_SPANISH = frozenset(_SPANISH_WORDS.split())
_OTHERWISE = frozenset(("once", "miles", "ten", "par", "score"))
"""Number words of one of the two languages that mean something else in the other, or may."""

_NOT_COUNTING = re.compile(
    r"\b(?:net|carbon|emissions?|near)[ -]zero\b|\bzero[ -](?:carbon|emissions?|waste|net)\b"
    r"|\b(?:emisiones|neto|netas?|carbono|residuos)(?: netas?)? cero\b"
    r"|\bcero (?:emisiones|neto|residuos|carbono)\b"
    r"|\bsegunda mano\b|\bfirst of all\b"
)
"""Idioms of climate and speech."""

_ROMAN = re.compile(r"\b(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_NOT_ROMAN = frozenset(
    ("CD", "CC", "CI", "CM", "CV", "DC", "DI", "DIX", "DM", "LI", "MC", "MD", "MI", "MIX", "ML", "MM")
)

_COUNTERS = (
    "つ|人|名|社|団体|者|件|個|箇|[ケヶカかヵコ]所|[ケヶカかヵコ]国|箇国|か月|カ月|ヶ月|年|月|日(?!市)|週|時間|"
    "都市|市町村|市|町|村|県|州|州政府|都道府県|自治体|地域|連合|政府|割|倍|％|%|パーセント|ポイント|円|ドル|ユーロ|ペソ|"
    "校|大学|法人|企業|会社|組織|機関|組合|世帯|番|位|度|回|次|種|分野|部門|業種|トン|キロ|"
    "以上|以下|未満|超|を超|を上回|を下回|近く|余り|あまり|弱|強|前後|程度|分の|半"
)
_JAPANESE = re.compile(
    rf"第[{_IDEOGRAPHS}]+"
    rf"|[数何幾][十百千万億兆]+"
    rf"|(?<![唯統均同単専随画])[{_IDEOGRAPHS}]+(?=(?:{_COUNTERS}))"
    rf"|(?:(?<![一-龠])|(?<=[約計全総各上位延]))[{_IDEOGRAPHS}]+(?=[のもにをがとはでへやか。、．，!！?？\s]|及び|および|$)"
    "|(?:ひゃく|びゃく|ぴゃく|せん|ぜん|まん|おく|じゅう)(?=団体|社|人|名|都市|企業|自治体|か国|大学)"
    "|半数|過半|半分|大半|(?<!安)倍|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ|"
    "ダース|ミリオン|ビリオン|パーセント|ハーフ"
)
_NAMES = re.compile(
    "千葉|千代田|千代|千歳|千曲|三井|三菱|三重|三鷹|三島|三田|三河|三条|三原|三次|三沢|三浦|三好|三豊|"
    "四国|四日市|五島|五所川原|五泉|六本木|六甲|六ヶ所|六ケ所|七尾|七飯|八王子|八戸|八千代|八幡|八尾|八女|八代|"
    "九州|九十九里|十和田|十日町|十勝|百貨店|万博|万国|一宮|一関|二本松|二宮|二戸|五十嵐|"
    "一般|一部|一緒|一方|一層|一体|一貫|一致|一丸|一環|一律|一斉|一覧|一番|一時|一定|一連|一員|一歩|一人ひとり|一人一人|"
    "一日も早|一つになって|唯一|統一|第一に|第三者|十分|万一|万が一|二酸化|一酸化|三者|二国間|多国間|四季|八百屋|百科"
)
"""Names and words in which a kanji numeral counts nothing."""


def number_in(text: str, language: str) -> str | None:
    """Return the first number in a text as it stands there, None if there is none.

    The number words of Spanish and English are looked for in both, but for those that mean something else in the
    other; Japanese ones everywhere.
    """
    said = unicodedata.normalize("NFC", text)
    visible = "".join(one for one in said if unicodedata.category(one) != "Cf")
    searched = _CARBON.sub(lambda found: " " * len(found[0]), visible)
    return _digits(searched) or _roman(searched) or _latin_word(searched, language) or _japanese(searched)


def _digits(text: str) -> str | None:
    """Return the first run of characters that have a numeric value and are no ideographs."""
    start = next((at for at, one in enumerate(text) if _is_digit(one)), None)
    if start is None:
        return None
    end = start
    while end < len(text) and (_is_digit(text[end]) or (text[end] in ".,'’ \u00a0\u202f" and _goes_on(text, end))):
        end += 1
    return text[start:end]


def _goes_on(text: str, at: int) -> bool:
    return at + 1 < len(text) and _is_digit(text[at + 1])


def _is_digit(character: str) -> bool:
    if character in _KEYCAPS:
        return True
    name = unicodedata.name(character, "")
    is_ideograph = name.startswith(("CJK UNIFIED", "CJK COMPAT", "IDEOGRAPHIC NUMBER"))
    return not is_ideograph and unicodedata.numeric(character, None) is not None


def _roman(text: str) -> str | None:
    return next((one[0] for one in _ROMAN.finditer(text) if one[0] and one[0] not in _NOT_ROMAN), None)


def _latin_word(text: str, language: str) -> str | None:
    plain = _folded(text)
    spared = _NOT_COUNTING.sub(lambda found: " " * len(found[0]), plain)
    own, other = (_SPANISH, _ENGLISH) if language == "es" else (_ENGLISH, _SPANISH)
    known = own | (other - _OTHERWISE)
    return next((one[0] for one in _WORD.finditer(spared) if one[0] in known or _is_mixed(one[0])), None)


def _is_mixed(word: str) -> bool:
    """Return whether letters of Latin and of a script that looks like it stand in one word."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})


def _folded(text: str) -> str:
    """Return a text without accents and in small letters, in plain forms of full-width and other letters."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


def _japanese(text: str) -> str | None:
    spared = _NAMES.sub(lambda found: "＿" * len(found[0]), unicodedata.normalize("NFKC", text))
    found = _JAPANESE.search(spared)
    return found[0] if found else None
