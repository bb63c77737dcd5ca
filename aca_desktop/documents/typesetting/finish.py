"""The last step of a document: structure, language, colour, dates, attachments and the seal's empty place.

Takes the pages as ReportLab wrote them and returns a file that only lacks the seal's own bytes. Everything in
it follows from the record, so that a paper made again is the same to the byte.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html import escape
from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, OutlineItem, Pdf, Stream, String
from pikepdf.settings import set_flate_compression_level

from aca_desktop.documents.images.pictures import Picture
from aca_desktop.documents.typesetting.page import Pages
from aca_desktop.documents.typesetting.structure import HEADINGS, Element, Mark, Role, SealField, WebLink
from aca_desktop.domain.papers.evidence import DRAWING, SEAL_BYTES
from aca_desktop.paths import resources

__all__ = ["Attached", "Facts", "finish"]

_LEVEL: Final = 4
"""Of zlib: half the time of its usual 6, for files that are a fiftieth larger."""

_LONG: Final = 10
"""From so many pages on a document has bookmarks."""

_CR: Final = 13
_ENDS_IN_CR: Final = b"\r\nendstream"
_ID: Final = b"/ID "


@dataclass(frozen=True, slots=True)
class Attached:
    """A JSON file within the document: its bytes, and what it is in a reader's language."""

    data: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself: `at` is ISO 8601 with offset, `attached` the files within it by name.

    `identity` stands in the XMP as the file's InstanceID (XMP part 2, 2.2); `record` is the SHA-256 of what the
    pages are drawn from. A document that is not sealed has neither.
    """

    title: str
    author: str
    subject: str
    language: str
    at: str
    attached: Mapping[str, Attached] = field(default_factory=dict)
    identity: str | None = None
    record: str | None = None


def finish(pages: Pages, facts: Facts) -> bytes:
    """Return the finished PDF, where it has a seal with an empty one (/Contents of SEAL_BYTES zero bytes)."""
    with pikepdf.open(BytesIO(pages.bytes())) as pdf:
        leaves = [page.obj for page in pdf.pages]
        if pages.many:
            _unpack_pages(pdf, pages, leaves)
        _draw_forms(pdf, pages, leaves)
        tree = _structure(pdf, pages, leaves)
        for link in pages.links:
            _web_link(pdf, link, leaves[link.page], tree)
        if pages.seal is not None:
            _seal_field(pdf, pages.seal, leaves, tree, facts)
        tree.close()
        _catalogue(pdf, facts)
        if pages.count >= _LONG:
            _bookmarks(pdf, pages.root)
        if facts.attached:
            _attach(pdf, facts)
        written = _written(pdf)
        if _ENDS_IN_CR in written:
            _lengthen(pdf)
            written = _written(pdf)
    return written if facts.record is None else _identified(written, facts.record)


def _written(pdf: Pdf) -> bytes:
    out = BytesIO()
    set_flate_compression_level(_LEVEL)  # for the whole process; qpdf knows none for one file alone
    pdf.save(
        out, deterministic_id=True, force_version="1.7", compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False,
    )  # fmt: skip
    return out.getvalue()


def _identified(written: bytes, record: str) -> bytes:
    """Name the file by its record: qpdf names it by its bytes, which differ where zlib packs otherwise."""
    start = written.rindex(_ID)
    own = record[:32].encode("ascii")
    return b"%s%s[<%s><%s>]%s" % (written[:start], _ID, own, own, written[start + len(_ID) + 70 :])


def _lengthen(pdf: Pdf) -> None:
    """Let no packed stream end in a carriage return, which some readers take for a part of the line's end.

    What is packed ends in its Adler-32, which one more white space changes. The attachment and the colour profile
    stay as they are, to the byte.
    """
    for stream in pdf.objects:
        if not isinstance(stream, Stream) or stream.get("/Type") == Name.EmbeddedFile or "/N" in stream:
            continue
        is_packed = "/Filter" in stream
        plain = zlib.decompress(stream.read_raw_bytes()) if is_packed else stream.read_raw_bytes()
        if zlib.adler32(plain) & 0xFF != _CR:
            continue
        longer = plain + b"\n"
        if "/Length1" in stream:
            stream.Length1 = len(longer)
        if is_packed:
            stream.write(zlib.compress(longer, _LEVEL), filter=Name.FlateDecode)
        else:
            stream.write(longer)


def pdf_date(at: str) -> str:
    """Write a moment as PDF does: D:20260605114207-06'00'."""
    moment = datetime.fromisoformat(at)
    offset = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def _unpack_pages(pdf: Pdf, pages: Pages, leaves: Sequence[Object]) -> None:
    """Put the packed operators where ReportLab has left the pages empty."""
    for n, leaf in enumerate(leaves):
        streams = []
        for part in pages.packed(n):
            stream = Stream(pdf, part)
            stream.Filter = Name.FlateDecode
            streams.append(stream)
        leaf.Contents = streams[0] if len(streams) == 1 else Array(streams)


def _draw_forms(pdf: Pdf, pages: Pages, leaves: Sequence[Object]) -> None:
    for name, form in pages.forms.items():
        stream = Stream(pdf, form.operators)
        stream.Filter = Name.FlateDecode
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox = Array(list(form.box))
        stream.Resources = Dictionary()
        _name_on_pages(leaves, name, stream)
    for name, picture in pages.pictures.items():
        stream = _image(pdf, picture, picture.pixels, Name.DeviceRGB)
        if picture.alpha is not None:
            stream.SMask = _image(pdf, picture, picture.alpha, Name.DeviceGray)
        _name_on_pages(leaves, name, stream)


def _image(pdf: Pdf, picture: Picture, pixels: bytes, colours: Object) -> Stream:
    stream = Stream(pdf, pixels)
    stream.Filter = Name.FlateDecode
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = picture.width, picture.height
    stream.ColorSpace, stream.BitsPerComponent = colours, 8
    return stream


def _name_on_pages(leaves: Sequence[Object], name: str, stream: Object) -> None:
    for leaf in leaves:
        leaf.Resources.XObject = leaf.Resources.get("/XObject", Dictionary())
        leaf.Resources.XObject["/" + name] = stream


class _Tree:
    """The structure tree and its inverse, which leads from each page's marks to their nodes."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.parents: list[Object] = []
        self.nodes: dict[int, Object] = {}

    def close(self) -> None:
        """Write the inverse down and hang the tree into the catalogue."""
        numbers = Array([part for n, parent in enumerate(self.parents) for part in (n, parent)])
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = len(self.parents)
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _structure(pdf: Pdf, pages: Pages, leaves: Sequence[Object]) -> _Tree:
    tree = _Tree(pdf)
    marks: list[dict[int, Object]] = [{} for _ in leaves]
    tree.root.K = _node(tree, pages.root, tree.root, leaves, marks)
    for n, (leaf, own) in enumerate(zip(leaves, marks, strict=True)):
        leaf.StructParents = n
        leaf.Tabs = Name.S
        tree.parents.append(pdf.make_indirect(Array([own[mcid] for mcid in sorted(own)])))
    return tree


@cache
def _role(role: Role) -> Name:
    return Name("/" + role)


def _node(
    tree: _Tree, element: Element, parent: Object, leaves: Sequence[Object], marks: list[dict[int, Object]]
) -> Object:
    node = tree.pdf.make_indirect(Dictionary(S=_role(element.role), P=parent))
    tree.nodes[id(element)] = node
    if element.alt is not None:
        node.Alt = String(element.alt)
    if element.language is not None:
        node.Lang = String(element.language)
    if element.scope is not None:
        node.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
    if element.span > 1:
        node.A = Dictionary(O=Name.Table, ColSpan=element.span)
    if element.box is not None:
        node.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(x, 2) for x in element.box]))
    kids: list[Object | int] = []
    home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if home is not None:
        node.Pg = leaves[home]
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_node(tree, kid, node, leaves, marks))
            continue
        marks[kid.page][kid.mcid] = node
        kids.append(
            kid.mcid if kid.page == home else Dictionary(Type=Name.MCR, Pg=leaves[kid.page], MCID=kid.mcid)
        )
    if kids:
        node.K = kids[0] if len(kids) == 1 else Array(kids)
    return node


def _annotate(leaf: Object, annotation: Object, node: Object, tree: _Tree) -> None:
    """Put an annotation on a page; its StructParent is the number that its node gets here."""
    tree.parents.append(node)
    leaf.Annots = Array([*leaf.get("/Annots", Array()), annotation])


def _web_link(pdf: Pdf, link: WebLink, leaf: Object, tree: _Tree) -> None:
    annotation = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, F=4, Rect=Array([round(edge, 2) for edge in link.rectangle]),
            Border=Array([0, 0, 0]), Contents=String(link.address), P=leaf, StructParent=len(tree.parents),
            A=Dictionary(S=Name.URI, URI=String(link.address)),
        )
    )  # fmt: skip
    node = tree.nodes[id(link.element)]
    node.K = Array([node.K, Dictionary(Type=Name.OBJR, Obj=annotation, Pg=leaf)])
    _annotate(leaf, annotation, node, tree)


def _seal_field(pdf: Pdf, seal: SealField, leaves: Sequence[Object], tree: _Tree, facts: Facts) -> None:
    leaf = leaves[seal.page]
    appearance = Stream(pdf, b"q Q")
    appearance.Type, appearance.Subtype = Name.XObject, Name.Form
    left, bottom, right, top = (round(edge, 2) for edge in seal.rectangle)
    appearance.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
    appearance.Resources = Dictionary()
    certified = Dictionary(
        Type=Name.SigRef, TransformMethod=Name.DocMDP,
        TransformParams=Dictionary(Type=Name.TransformParams, P=1, V=Name("/1.2")),
    )  # fmt: skip
    value = pdf.make_indirect(Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/ETSI.CAdES.detached"),
        M=String(pdf_date(facts.at)), Contents=String(bytes(SEAL_BYTES)),
        ByteRange=Array([0, 9999999999, 9999999999, 9999999999]), Reference=Array([certified]),
    ))  # fmt: skip
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("seal"), TU=String(seal.tooltip), F=132,
            Rect=Array([left, bottom, right, top]), P=leaf, AP=Dictionary(N=appearance),
            V=value, StructParent=len(tree.parents),
        )
    )  # fmt: skip
    node = tree.nodes[id(seal.element)]
    node.Pg = leaf
    node.K = Dictionary(Type=Name.OBJR, Obj=field, Pg=leaf)
    _annotate(leaf, field, node, tree)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    pdf.Root.Perms = Dictionary(DocMDP=value)
    pdf.Root.Extensions = Dictionary(ESIC=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=1))


@cache
def _packed_profile() -> bytes:
    return zlib.compress((resources() / "icc" / "sRGB.icc").read_bytes(), 9)


def _catalogue(pdf: Pdf, facts: Facts) -> None:
    profile = Stream(pdf, _packed_profile())
    profile.N, profile.Filter = 3, Name.FlateDecode
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB"), DestOutputProfile=profile,
            )
        ]
    )  # fmt: skip
    pdf.Root.Lang = String(facts.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in ("/Outlines", "/PageMode"):
        if key in pdf.Root:
            del pdf.Root[key]
    metadata = Stream(pdf, _xmp(facts).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    date = pdf_date(facts.at)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(facts.title), Author=String(facts.author), Subject=String(facts.subject),
            Creator=String(_PROGRAM), Producer=String(_PROGRAM), CreationDate=String(date), ModDate=String(date),
        )
    )  # fmt: skip


def _bookmarks(pdf: Pdf, root: Element) -> None:
    """Name the headings in their order, those beneath others closed."""
    with pdf.open_outline() as outline:
        places = [outline.root]
        for heading, page in _headings(root):
            level = min(HEADINGS.index(heading.role), len(places) - 1)
            item = OutlineItem(heading.words, page, "XYZ", left=0, top=round(heading.top, 2), zoom=0)
            item.is_closed = True
            places[level].append(item)
            places = [*places[: level + 1], item.children]


def _headings(element: Element) -> Iterator[tuple[Element, int]]:
    """Yield the headings beneath a node in reading order, each with its page, from 0."""
    first = element.kids[0] if element.kids else None
    if element.role in HEADINGS and element.words and isinstance(first, Mark):
        yield element, first.page
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _headings(kid)


def _attach(pdf: Pdf, facts: Facts) -> None:
    date = pdf_date(facts.at)
    for name, file in facts.attached.items():
        pdf.attachments[name] = AttachedFileSpec(
            pdf, file.data, description=file.words, filename=name, mime_type="application/json",
            relationship=Name.Data, creation_date=date, mod_date=date,
        )  # fmt: skip
    pdf.Root.AF = Array([pdf.attachments[name].obj for name in facts.attached])


_PROGRAM = f"ACA Desktop (drawing {DRAWING})"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>{instance}
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>

<?xpacket end="w"?>
"""

_INSTANCE = """
<xmpMM:InstanceID xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">{identity}</xmpMM:InstanceID>"""

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f]")


def _xmp(facts: Facts) -> str:
    date = datetime.fromisoformat(facts.at)
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    words = {"title": facts.title, "author": facts.author, "subject": facts.subject, "language": facts.language}
    escaped = {name: escape(_NOT_IN_XML.sub("", value), quote=False) for name, value in words.items()}
    instance = "" if facts.identity is None else _INSTANCE.format(identity=facts.identity)
    when = date.isoformat(timespec="seconds")
    return _XMP.format(**escaped, program=_PROGRAM, date=when, instance=instance)
