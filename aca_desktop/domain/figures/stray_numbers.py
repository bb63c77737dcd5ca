"""Numbers in the author's words of a public sentence: digits of every script, number words of three languages.

Pure, and by closed lists. Rather one too many is found than one too few: a name or a date in which a number stands
is marked by the author, and every mark is shown with the proof.
"""

import re
import unicodedata

_IDEOGRAPHS = "两兩〇一二三四五六七八九十百千万億兆零壱壹弐貳貮弍参參弎伍捌玖拾佰陌仟阡萬廿廾卅丗卌"
_CARBON = re.compile(r"co[2₂](?:e|eq)?(?![0-9a-z])", re.IGNORECASE)
"""The gas is no number."""

_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Fillers and variation selectors, which are of no format category and yet show nothing."""
_SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
_ZEROS = re.compile(f"(?<=[{_IDEOGRAPHS}○◯])[○◯]|[○◯](?=[{_IDEOGRAPHS}])")
"""Circles that stand for a zero."""

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
_ENGLISH_CARDINAL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
)
_ENGLISH_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ENGLISH_FORMS = re.compile(
    rf"(?:{_ENGLISH_TENS})(?:{_ENGLISH_CARDINAL})|(?:{_ENGLISH_CARDINAL}|{_ENGLISH_TENS})(?:hundred|thousand|million|billion)s?"
    rf"|(?:{_ENGLISH_CARDINAL}|{_ENGLISH_TENS}|hundred|thousand|million)(?:fold|some|score)|(?:two|three|four|five|six|seven|eight|nine)s"
    r"|(?:sixe|ten|(?:twen|thir|for|fif|six|seven|eigh|nine)tie)s|(?:multi|half)(?:m|b|tr)illions?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenths?|(?:twen|thir|for|fif|six|seven|eigh|nine)tieths?"
    r"|(?:hundred|thousand|million|billion|trillion|eleven|twelf|six|seven)ths|(?:quint|sext|sept|oct)(?:uple[ds]?|ets?)"
    r"|halve[ds]?|halving|treble[ds]|trebling|quadrupl(?:es|ing)|quadrillions|quintillions?|percentages|couples|trios"
    r"|firsts|firstly|thirdly|zeroe?s|nought|naught"
)
"""What is made of English number words: sixfold, fourteenth, fortyfive, halved."""
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
_SPANISH_CARDINAL = "un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
_SPANISH_TENS = "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
_SPANISH_FORMS = re.compile(
    rf"(?:{_SPANISH_TENS})[iy](?:{_SPANISH_CARDINAL})|(?:{_SPANISH_TENS}|veinti)[iy]?tant[oa]s"
    r"|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien)mil(?:lones)?|millardos?|cuatrillon(?:es)?"
    r"|(?:primer|segund|cuart|quint|sext|septim|octav|noven|decim|undecim|duodecim)[oa]s?|tercer[oa]?|terceras"
    r"|decimo?(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven)[oa]?s?"
    r"|(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)gesim[oa]s?|(?:cent|mil|millon|billon)esim[oa]s?"
    r"|(?:once|doce|trece|catorce|quince|dieciseis|veinte|treinta|cuarenta|cincuenta|cent)av[oa]s?"
    r"|(?:du|tri|cuadru|quintu|sextu|decu|centu)plic(?:a[rn]?|ad[oa]s?|ando|aron|o|ue|uen|aran?)"
    r"|(?:cuadru|quintu|sextu|decu)pl[eo]s?|dobles|triples|tercias|ceros|ningun"
    r"|(?:vein|trein|cuaren|cincuen|sesen)tenas|quincenas|cuartetos?|quintetos?|sextetos?|trios|mitades"
)
"""What is made of Spanish number words, and other spellings: treintaicinco, vigésima, doceavo, duplicado."""
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
_SMALL_ROMAN = re.compile(r"\b(?=[xvi]{2})(?!(?:vi|xi)\b)x{0,3}(?:ix|iv|v?i{0,3})\b")
_LIKE_DIGITS = re.compile(r"\b[Il|]O{2,}\b")
"""Letters that look like 100."""
_NOT_ROMAN = frozenset(
    ("CD", "CC", "CI", "CM", "CV", "DC", "DI", "DIX", "DM", "LI", "MC", "MD", "MI", "MIX", "ML", "MM")
)

_PARTED = re.compile(r"(?<=[^\W\d_])[-‐‑*_·.]+(?=[^\W\d_])")
"""What parts the letters of one word."""

_COUNTERS = (
    "つ|人|名|社|団体|者|件|個|箇|[ケヶカかヵコ]所|[ケヶカかヵコ]国|箇国|か月|カ月|ヶ月|年|月|日(?!市)|週|時間|"
    "都市|市町村|市|町|村|県|州|州政府|都道府県|自治体|地域|連合|政府|割|倍|％|%|パーセント|ポイント|円|ドル|ユーロ|ペソ|"
    "校|大学|法人|企業|会社|組織|機関|組合|世帯|番|位|度|回|次|種|分野|部門|業種|トン|キロ|"
    "拠点|省(?!エネ)|工場|店|局|軒|棟|台|本|枚|点|基|議会|知事|首長|区|府|者|院|病院|銀行|生協|農協|漁協|労組|支部|会員|加盟|署名|桁|世紀|紙|"
    "以上|以下|未満|超|を超|を上回|を下回|近く|余り|あまり|弱|強|前後|程度|分の|半"
)
_JAPANESE = re.compile(
    rf"第[{_IDEOGRAPHS}]+"
    rf"|[数何幾][十百千万億兆]+|[十百千万億兆]数(?=[十百千万億兆]|{_COUNTERS})"
    rf"|[{_IDEOGRAPHS}]{{2,}}|[{_IDEOGRAPHS}]京"
    rf"|(?<![一-龠])[{_IDEOGRAPHS}](?<!一)(?![ヶケカヵツノ])(?=[A-Za-zァ-ヴ])"
    rf"|(?<![唯統均同単専随画])[{_IDEOGRAPHS}]+(?=(?:{_COUNTERS}))"
    rf"|(?:(?<![一-龠])|(?<=[約計全総各上位延数口]))[{_IDEOGRAPHS}]+(?=[のもにをがとはでへやか。、．，!！?？\s]|及び|および|$)"
    "|(?:[ひびぴ]ゃく|[せぜ]ん|まん|おく|じゅう|[ヒビピ]ャク|[セゼ]ン|マン|オク|ジュウ|ゼロ)"
    "(?=団体|社|人|名|都市|企業|自治体|か国|大学)"
    "|両者|双方|半減|半世紀|半数|過半|半分|大半|(?<!安)倍|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ|"
    "ふたり|ダース|ハンドレッド|サウザンド|ミリオン|ビリオン|トリリオン|ダブル(?!カウント)|トリプル|トリオ|パーセント|ハーフ"
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
    searched = _CARBON.sub(lambda found: " " * len(found[0]), shown(unicodedata.normalize("NFC", text)))
    return _digits(searched) or _roman(searched) or _latin_word(searched, language) or _japanese(searched)


def shown(text: str) -> str:
    """Return a text without the characters that show nothing."""
    return "".join(one for one in text if unicodedata.category(one) != "Cf" and not _UNSEEN.match(one))


def as_seen(text: str) -> str:
    """Return a text as its words are read: plain small letters, without accents or what shows nothing."""
    return _folded(shown(unicodedata.normalize("NFC", text)))


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
    for pattern in (_ROMAN, _SMALL_ROMAN, _LIKE_DIGITS):
        found = next((one[0] for one in pattern.finditer(text) if one[0] and one[0] not in _NOT_ROMAN), None)
        if found is not None:
            return found
    return None


def _latin_word(text: str, language: str) -> str | None:
    plain = _folded(text)
    spared = _NOT_COUNTING.sub(lambda found: " " * len(found[0]), plain)
    own, other = (_SPANISH, _ENGLISH) if language == "es" else (_ENGLISH, _SPANISH)
    known = own | (other - _OTHERWISE)

    def counts(word: str) -> bool:
        formed = _ENGLISH_FORMS.fullmatch(word) or _SPANISH_FORMS.fullmatch(word)
        return word in known or bool(formed and word not in _OTHERWISE) or _is_mixed(word)

    words = (one[0] for text in (spared, _PARTED.sub("", spared)) for one in _WORD.finditer(text))
    return next((one for one in words if counts(one)), None)


def _is_mixed(word: str) -> bool:
    """Return whether letters of Latin and of a script that looks like it stand in one word."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})


def _folded(text: str) -> str:
    """Return a text without accents and in small letters, in plain forms of full-width and other letters."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(_plain(one) for one in apart if unicodedata.category(one) != "Mn").casefold()


def _plain(letter: str) -> str:
    """Return a letter, a small capital as the letter that it is."""
    name = unicodedata.name(letter, "") if "\u1d00" <= letter <= "\u1d22" or letter in "ʀɪɴʟɢʜʙʏ" else ""
    return name.removeprefix(_SMALL_CAPITAL).lower() if name.startswith(_SMALL_CAPITAL) else letter


def _japanese(text: str) -> str | None:
    spared = _NAMES.sub(lambda found: "＿" * len(found[0]), _ZEROS.sub("〇", unicodedata.normalize("NFKC", text)))
    found = _JAPANESE.search(spared)
    return found[0] if found else None
