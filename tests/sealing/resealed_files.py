"""Documents changed by somebody who has a laptop's key: another file than the record says. Not a test itself.

Each gets a genuine document, taken apart with its seal's place empty, and returns the file to be sealed again.
"""

import io
import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from tests.sealing.raw import Raw, in_empty_blocks, stored

type FileAttack = Callable[[Raw], bytes]

_WORDS = b"BT /F1+0 40 Tf 1 0 0 1 90 400 Tm <0102030405> Tj ET\n"


def _with_words(raw: Raw, words: bytes, page: int = 0) -> bytes:
    raw.repack(raw.contents()[page], lambda plain: plain + words)
    return raw.written()


def _on_page(raw: Raw, entry: bytes) -> bytes:
    raw.swap(b"/Type /Page >>", entry + b" /Type /Page >>")
    return raw.written()


def _in_catalogue(raw: Raw, entry: bytes) -> bytes:
    raw.swap(b"/Type /Catalog", entry + b" /Type /Catalog")
    return raw.written()


def _stream(raw: Raw, dictionary: bytes, plain: bytes) -> int:
    packed = zlib.compress(plain)
    head = b"<< %s /Length %d /Filter /FlateDecode >>" % (dictionary, len(packed))
    return raw.add(head + b"\nstream\n" + packed + b"\nendstream")


def _change(change: Callable[[Pdf], object]) -> FileAttack:
    """Let another program open, change and save the file."""

    def attack(raw: Raw) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(BytesIO(raw.written())) as pdf:
            change(pdf)
            pdf.save(
                out, static_id=True, force_version="1.7", fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )  # fmt: skip
        return out.getvalue()

    return attack


# -- what a page shows


def words_as_an_artifact(raw: Raw) -> bytes:
    return _with_words(raw, b"/Artifact BMC\n" + _WORDS + b"EMC\n")


def a_paragraph_after_the_signature(raw: Raw) -> bytes:
    return _with_words(raw, b"/P <</MCID 900>> BDC\n" + _WORDS + b"EMC\n")


def one_glyph(raw: Raw) -> bytes:
    raw.repack(raw.contents()[0], lambda plain: re.sub(rb"<[0-9a-f]{4}", b"<0202", plain, count=1))
    return raw.written()


def words_shrunk_to_nothing(raw: Raw) -> bytes:
    raw.repack(raw.contents()[0], lambda plain: plain.replace(b" Tf", b" Tf 0.01 Tz", 3))
    return raw.written()


def words_moved_off_the_page(raw: Raw) -> bytes:
    raw.repack(raw.contents()[0], lambda plain: re.sub(rb"1 0 0 1 ([0-9])", rb"1 0 0 1 9\1", plain, count=1))
    return raw.written()


def words_in_the_colour_of_the_paper(raw: Raw) -> bytes:
    raw.repack(
        raw.contents()[0], lambda plain: re.sub(rb"[0-9.]+ [0-9.]+ [0-9.]+ rg", b"1 1 1 rg", plain, count=9)
    )
    return raw.written()


def words_that_are_not_painted(raw: Raw) -> bytes:
    raw.repack(raw.contents()[0], lambda plain: plain.replace(b"BT\n", b"BT\n3 Tr\n", 4))
    return raw.written()


def another_width_of_letters(raw: Raw) -> bytes:
    raw.swap(b"/Widths [ 0 ", b"/Widths [ 9 ")
    return raw.written()


def the_words_of_the_second_page_on_the_first(raw: Raw) -> bytes:
    first, second = raw.contents()[:2]
    raw.swap(b"/Contents %d 0 R" % first, b"/Contents %d 0 R" % second)
    return raw.written()


def the_pages_exchanged(raw: Raw) -> bytes:
    kids = raw.find(b"/Type /Pages")
    raw[kids] = re.sub(rb"\[ (\d+ 0 R) (\d+ 0 R)", rb"[ \2 \1", raw[kids])
    return raw.written()


def a_page_more(raw: Raw) -> bytes:
    kids = raw.find(b"/Type /Pages")
    raw[kids] = re.sub(rb"(\d+ 0 R)( \])", rb"\1 \1\2", raw[kids]).replace(b"/Count 2", b"/Count 3")
    return raw.written()


def a_page_less(raw: Raw) -> bytes:
    kids = raw.find(b"/Type /Pages")
    raw[kids] = re.sub(rb" \d+ 0 R \]", b" ]", raw[kids]).replace(b"/Count 2", b"/Count 1")
    return raw.written()


def a_widgets_own_appearance(raw: Raw) -> bytes:
    appearance = raw.find(b"/Resources << >> /Subtype /Form")
    raw.repack(appearance, lambda _: b"/F 20 Tf BT 0 0 Td (No) Tj ET")
    return raw.written()


def a_widget_as_large_as_the_page(raw: Raw) -> bytes:
    field = raw.find(b"/FT /Sig")
    raw[field] = re.sub(rb"/Rect \[[^]]*\]", b"/Rect [ 0 0 595 841 ]", raw[field])
    return raw.written()


def a_tiling_pattern(raw: Raw) -> bytes:
    tile = (
        b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [ 0 0 600 800 ] /XStep 600 /YStep 800 /Resources << >>"
    )
    number = _stream(raw, tile, b"0 0 600 800 re f")
    raw.swap(b"/ProcSet [", b"/Pattern << /Q %d 0 R >> /ProcSet [" % number)
    return _with_words(raw, b"/Pattern cs /Q scn 0 0 600 800 re f\n")


def a_font_in_a_graphics_state(raw: Raw) -> bytes:
    font = re.findall(rb"/F\d\+0 (\d+) 0 R", raw[raw.find(b"/F1+0 ")])[-1]
    raw.swap(b"/ProcSet [", b"/ExtGState << /G << /Font [ %s 0 R 40 ] >> >> /ProcSet [" % font)
    return _with_words(raw, b"BT /G gs 90 400 Td <01020304> Tj ET\n")


def optional_content(raw: Raw) -> bytes:
    group = raw.add(b"<< /Name (Text) /Type /OCG >>")
    raw.swap(b"/ProcSet [", b"/Properties << /O %d 0 R >> /ProcSet [" % group)
    return _in_catalogue(raw, b"/OCProperties << /D << /OFF [ %d 0 R ] >> /OCGs [ %d 0 R ] >>" % (group, group))


def optional_content_around_the_words(raw: Raw) -> bytes:
    group = raw.add(b"<< /Name (Text) /Type /OCG >>")
    raw.swap(b"/ProcSet [", b"/Properties << /O %d 0 R >> /ProcSet [" % group)
    raw.repack(raw.contents()[0], lambda plain: b"/OC /O BDC\n" + plain + b"EMC\n")
    return _in_catalogue(raw, b"/OCProperties << /D << /OFF [ %d 0 R ] >> /OCGs [ %d 0 R ] >>" % (group, group))


def a_picture(raw: Raw) -> bytes:
    image = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    number = _stream(raw, image, b"\0")
    raw.swap(b"/XObject <<", b"/XObject << /A %d 0 R" % number)
    return _with_words(raw, b"q 600 0 0 800 0 0 cm /A Do Q\n")


def a_picture_within_the_operators(raw: Raw) -> bytes:
    return _with_words(raw, b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q\n")


def rings_of_another_shape(raw: Raw) -> bytes:
    number = raw.find(b"/BBox [ -1100 -1100 1100 1100 ]")
    raw.repack(number, lambda plain: plain[:-200])
    return raw.written()


def a_jpeg_in_the_place_of_the_pixels(raw: Raw) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG")
    number = raw.find(b"/BBox [ -1100 -1100 1100 1100 ]")
    own = raw[number].split(b"/BBox")[0]
    head = b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    raw[number] = (
        own.replace(b"<< ", b"")
        + head
        + b" /Length %d /Filter /DCTDecode >>\nstream\n" % len(out.getvalue())
        + out.getvalue()
        + b"\nendstream\nendobj\n"
    )
    return raw.written()


# -- what is shown over, beside or instead of it


def a_note_over_the_words(raw: Raw) -> bytes:
    note = raw.add(b"<< /Contents (No) /Rect [ 0 0 595 841 ] /Subtype /FreeText /Type /Annot >>")
    page = raw.find(b"/Annots [ ")
    raw[page] = raw[page].replace(b"/Annots [ ", b"/Annots [ %d 0 R " % note)
    return raw.written()


def a_link_to_elsewhere(raw: Raw) -> bytes:
    link = raw.add(
        b"<< /A << /S /URI /URI (https://example.org/) >> /Rect [ 0 0 595 841 ] /Subtype /Link /Type /Annot >>"
    )
    page = raw.find(b"/Annots [ ")
    raw[page] = raw[page].replace(b"/Annots [ ", b"/Annots [ %d 0 R " % link)
    return raw.written()


def a_stamp_redacting_the_words(raw: Raw) -> bytes:
    return _change(
        lambda pdf: pdf.pages[0].obj.Annots.append(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Redact, Rect=Array([0, 0, 595, 841]), OverlayText=String("No")
                )
            )
        )
    )(raw)


def form_fields(raw: Raw) -> bytes:
    field = raw.add(b"<< /FT /Tx /Rect [ 0 0 595 841 ] /Subtype /Widget /T (more) /Type /Annot /V (No) >>")
    raw.swap(b"/Fields [ ", b"/Fields [ %d 0 R " % field)
    return raw.written()


def appearances_made_anew_by_the_reader(raw: Raw) -> bytes:
    raw.swap(b"/SigFlags 3", b"/NeedAppearances true /SigFlags 3")
    return raw.written()


def a_form_in_xfa(raw: Raw) -> bytes:
    number = _stream(raw, b"", b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    raw.swap(b"/SigFlags 3", b"/SigFlags 3 /XFA %d 0 R" % number)
    return raw.written()


def javascript_at_the_opening(raw: Raw) -> bytes:
    return _in_catalogue(raw, b"/OpenAction << /JS (app.alert\\(1\\)) /S /JavaScript >>")


def javascript_by_name(raw: Raw) -> bytes:
    raw.swap(
        b"/Names << /EmbeddedFiles",
        b"/Names << /JavaScript << /Names [ (a) << /JS (1) /S /JavaScript >> ] >> /EmbeddedFiles",
    )
    return raw.written()


def a_program_that_is_launched(raw: Raw) -> bytes:
    return _on_page(raw, b"/AA << /O << /F (calc.exe) /S /Launch >> >>")


def a_crop_box(raw: Raw) -> bytes:
    return _on_page(raw, b"/CropBox [ 0 400 595 841 ]")


def another_media_box(raw: Raw) -> bytes:
    raw.swap(b"/MediaBox [ 0 0 ", b"/MediaBox [ 0 9 ")
    return raw.written()


def a_page_turned_round(raw: Raw) -> bytes:
    raw.swap(b"/Rotate 0", b"/Rotate 180")
    return raw.written()


def a_larger_unit(raw: Raw) -> bytes:
    return _on_page(raw, b"/UserUnit 9")


def a_page_in_steps(raw: Raw) -> bytes:
    return _on_page(raw, b"/Dur 1 /PresSteps << /Type /NavNode >>")


def the_fonts_exchanged(raw: Raw) -> bytes:
    fonts = raw.find(b"/F1+0 ")
    raw[fonts] = re.sub(rb"/F1\+0 (\d+) 0 R /F2\+0 (\d+) 0 R", rb"/F1+0 \2 0 R /F2+0 \1 0 R", raw[fonts])
    return raw.written()


def a_font_with_other_glyphs(raw: Raw) -> bytes:
    files = [n for n in raw.streams() if b"/Length1" in raw[n]]
    raw.repack(
        files[0], lambda plain: plain[:-4] + bytes(4) if plain[-4:] != bytes(4) else plain[:-4] + b"\1\0\0\0"
    )
    return raw.written()


def layers_of_transparency(raw: Raw) -> bytes:
    return _on_page(raw, b"/Group << /CS /DeviceGray /S /Transparency >>")


def another_output_intent(raw: Raw) -> bytes:
    profile = int(re.findall(rb"/DestOutputProfile (\d+) 0 R", raw[1])[0])
    raw.repack(profile, lambda plain: plain[:-1] + bytes([plain[-1] ^ 1]))
    return raw.written()


# -- what is read aloud, copied or told to programs


def an_alternative_text(raw: Raw) -> bytes:
    raw.swap(b"/Alt (Firma", b"/Alt (Sello")
    return raw.written()


def another_text_to_be_copied(raw: Raw) -> bytes:
    raw.repack(raw.contents()[0], lambda plain: plain.replace(b"<FEFF00", b"<FEFF01", 1))
    return raw.written()


def a_text_to_be_copied_in_the_structure(raw: Raw) -> bytes:
    raw.swap(b"/S /H1 >>", b"/ActualText (No) /S /H1 >>")
    return raw.written()


def other_characters_behind_the_glyphs(raw: Raw) -> bytes:
    number = next(n for n in raw.streams() if b"beginbfchar" in raw.plain(n))
    raw.repack(number, lambda plain: re.sub(rb"<0041>", b"<0042>", plain, count=1) if b"<0041>" in plain
               else re.sub(rb"<0061>", b"<0062>", plain, count=1))  # fmt: skip
    return raw.written()


def the_characters_behind_the_glyphs_gone(raw: Raw) -> bytes:
    number = raw.find(b"/ToUnicode ")
    raw[number] = re.sub(rb"/ToUnicode \d+ 0 R ", b"", raw[number])
    return raw.written()


def another_order_of_reading(raw: Raw) -> bytes:
    number = raw.find(b"/S /Document >>")
    raw[number] = re.sub(rb"\[ (\d+ 0 R) (\d+ 0 R)", rb"[ \2 \1", raw[number])
    return raw.written()


def another_role(raw: Raw) -> bytes:
    raw.swap(b"/S /H1 >>", b"/S /H2 >>")
    return raw.written()


def roles_mapped(raw: Raw) -> bytes:
    raw.swap(b"/Type /StructTreeRoot", b"/RoleMap << /H1 /Artifact >> /Type /StructTreeRoot")
    return raw.written()


def no_structure(raw: Raw) -> bytes:
    raw[1] = re.sub(rb"/StructTreeRoot \d+ 0 R ", b"", raw[1])
    return raw.written()


def another_language(raw: Raw) -> bytes:
    raw.swap(b"/Lang (es)", b"/Lang (en)")
    return raw.written()


def another_title(raw: Raw) -> bytes:
    raw.swap(b"/Title (Juntos", b"/Title (Contra")
    return raw.written()


def another_title_in_the_metadata(raw: Raw) -> bytes:
    raw.swap(b'xml:lang="x-default">Juntos', b'xml:lang="x-default">Contra')
    return raw.written()


def words_in_the_metadata(raw: Raw) -> bytes:
    number = raw.find(b"/Subtype /XML")
    grown = raw[number].replace(b"</x:xmpmeta>", b"<!-- No --></x:xmpmeta>")
    size = len(grown) - len(raw[number])
    raw[number] = re.sub(rb"/Length (\d+)", lambda found: b"/Length %d" % (int(found[1]) + size), grown, count=1)
    return raw.written()


def another_identifier(raw: Raw) -> bytes:
    raw.trailer = re.sub(rb"/ID \[<..", b"/ID [<00", raw.trailer)
    return raw.written()


def another_day_of_the_seal(raw: Raw) -> bytes:
    field = raw.find(b"/SubFilter")
    raw[field] = raw[field].replace(b"/M (D:2026", b"/M (D:2025")
    return raw.written()


def a_reason_and_a_name_beside_the_seal(raw: Raw) -> bytes:
    raw.swap(b"/SubFilter", b"/Name (Somebody) /Reason (Approved) /SubFilter")
    return raw.written()


def seal_that_certifies_nothing(raw: Raw) -> bytes:
    raw[1] = re.sub(rb"/Perms << [^>]*>> ", b"", raw[1])
    return raw.written()


def seal_that_lets_forms_be_filled(raw: Raw) -> bytes:
    raw.swap(b"/P 1 /Type /TransformParams", b"/P 2 /Type /TransformParams")
    return raw.written()


def rights_of_use(raw: Raw) -> bytes:
    raw[1] = re.sub(rb"/Perms << /DocMDP (\d+) 0 R >>", rb"/Perms << /DocMDP \1 0 R /UR3 \1 0 R >>", raw[1])
    return raw.written()


def flags_of_the_seal_taken_away(raw: Raw) -> bytes:
    raw.swap(b"/SigFlags 3", b"/SigFlags 0")
    return raw.written()


# -- what is attached


def a_second_attachment(raw: Raw) -> bytes:
    return _change(lambda pdf: pdf.attachments.__setitem__("more.txt", b"No"))(raw)


def a_third_json(raw: Raw) -> bytes:
    _stream(raw, b"/Subtype /application#2fjson /Type /EmbeddedFile", b"{}")
    return raw.written()


def the_attachments_exchanged(raw: Raw) -> bytes:
    record, said = raw.attached()
    first, second = raw.packed(record), raw.packed(said)
    raw.pack(record, second)
    raw.pack(said, first)
    return raw.written()


def the_record_twice(raw: Raw) -> bytes:
    record, said = raw.attached()
    raw.pack(said, raw.packed(record))
    return raw.written()


def the_evidence_twice(raw: Raw) -> bytes:
    record, said = raw.attached()
    raw.pack(record, raw.packed(said))
    return raw.written()


def no_record(raw: Raw) -> bytes:
    record, _ = raw.attached()
    raw[record] = raw[record].replace(b"/EmbeddedFile", b"/EmbeddedFilf")
    return raw.written()


def the_record_unpacked(raw: Raw) -> bytes:
    record, _ = raw.attached()
    plain, own = raw.plain(record), raw[record]
    raw[record] = (
        own[: own.index(b"/Length ")] + b"/Length %d >>\nstream\n" % len(plain) + plain + b"\nendstream\nendobj\n"
    )
    return raw.written()


def attachments_under_other_names(raw: Raw) -> bytes:
    names = raw.find(b"/Names [ (document-1.json)")
    raw[names] = re.sub(rb"(\d+ 0 R)(.*?)(\d+ 0 R)", rb"\3\2\1", raw[names])
    return raw.written()


def attachments_described_otherwise(raw: Raw) -> bytes:
    raw.swap(b"/Desc (", b"/Desc (No: ")
    return raw.written()


def a_false_checksum(raw: Raw) -> bytes:
    record, _ = raw.attached()
    raw[record] = re.sub(rb"/CheckSum <..", b"/CheckSum <00", raw[record])
    return raw.written()


# -- how a stream is packed


def a_dictionary_for_zlib(raw: Raw) -> bytes:
    number = raw.contents()[0]
    plain = raw.plain(number)
    packer = zlib.compressobj(9, zdict=plain[:2000])
    raw.pack(number, packer.compress(plain) + packer.flush())
    return raw.written()


def a_dictionary_for_the_records_zlib(raw: Raw) -> bytes:
    record, _ = raw.attached()
    plain = raw.plain(record)
    packer = zlib.compressobj(9, zdict=plain[:2000])
    raw.pack(record, packer.compress(plain) + packer.flush())
    return raw.written()


def bytes_after_the_packed_end(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.pack(number, raw.packed(number) + b"\n")
    return raw.written()


def bytes_after_the_records_packed_end(raw: Raw) -> bytes:
    record, _ = raw.attached()
    raw.pack(record, raw.packed(record) + b"hidden")
    return raw.written()


def two_packed_streams_in_one(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.pack(number, raw.packed(number) + zlib.compress(_WORDS))
    return raw.written()


def a_packed_stream_cut_short(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.pack(number, raw.packed(number)[:-4])
    return raw.written()


def a_packed_stream_with_a_wrong_sum(raw: Raw) -> bytes:
    number = raw.contents()[0]
    packed = raw.packed(number)
    raw.pack(number, packed[:-1] + bytes([packed[-1] ^ 1]))
    return raw.written()


def deflate_without_its_frame(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.pack(number, raw.packed(number)[2:-4])
    return raw.written()


def gzip_in_the_place_of_zlib(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.pack(number, zlib.compress(raw.plain(number), wbits=31))
    return raw.written()


def a_longer_stream(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.repack(number, lambda plain: plain + b" ")
    return raw.written()


def a_stream_of_a_gigabyte(raw: Raw) -> bytes:
    number = raw.contents()[0]
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**22)) for _ in range(64)) + packer.flush()
    raw.pack(number, packed)
    return raw.written()


def another_filter(raw: Raw) -> bytes:
    number = raw.contents()[0]
    plain = raw.plain(number).hex().encode() + b">"
    raw.pack(number, plain)
    raw[number] = raw[number].replace(b"/FlateDecode", b"/ASCIIHexDecode", 1)
    return raw.written()


def two_filters(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw.pack(number, zlib.compress(raw.packed(number)))
    raw[number] = raw[number].replace(b"/FlateDecode", b"[ /FlateDecode /FlateDecode ]", 1)
    return raw.written()


def parameters_of_a_filter(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw[number] = raw[number].replace(b"/Length", b"/DecodeParms << /Predictor 2 >> /Length", 1)
    return raw.written()


def a_stream_in_another_file(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw[number] = raw[number].replace(b"/Length", b"/F (page.txt) /Length", 1)
    return raw.written()


def a_length_with_a_leading_zero(raw: Raw) -> bytes:
    number = raw.contents()[0]
    packed = raw.packed(number)
    raw.pack(number, packed, b"0%d" % len(packed))
    return raw.written()


def a_length_that_is_too_long(raw: Raw) -> bytes:
    number = raw.contents()[0]
    packed = raw.packed(number)
    raw.pack(number, packed, b"%d" % (len(packed) + 11))
    return raw.written()


def a_length_in_an_object(raw: Raw) -> bytes:
    number = raw.contents()[0]
    packed = raw.packed(number)
    length = raw.add(b"%d" % len(packed))
    raw.pack(number, packed, b"%d 0 R" % length)
    return raw.written()


def a_length_said_twice(raw: Raw) -> bytes:
    number = raw.contents()[0]
    raw[number] = raw[number].replace(b"<< /Length", b"<< /Length 3 /Length", 1)
    return raw.written()


# -- the container


def a_comment(raw: Raw) -> bytes:
    raw.swap(b"<< /Annots", b"% No\n<< /Annots")
    return raw.written()


def white_space(raw: Raw) -> bytes:
    raw.swap(b"/Type /Pages >>", b"/Type  /Pages >>")
    return raw.written()


def an_unused_object(raw: Raw) -> bytes:
    raw.add(b"(No)")
    return raw.written()


def an_object_hidden_between_two(raw: Raw) -> bytes:
    return raw.laid(range(1, len(raw.objects) + 1), b"%\n")


def an_object_that_no_row_names(raw: Raw) -> bytes:
    raw[5] += b"999 0 obj\n(No)\nendobj\n"
    return raw.written()


def an_object_written_twice(raw: Raw) -> bytes:
    page = raw.find(b"/Annots [ ")
    raw[page] = raw[page] * 2
    return raw.written()


def objects_in_another_order(raw: Raw) -> bytes:
    return raw.laid([*range(2, len(raw.objects) + 1), 1])


def objects_renumbered(raw: Raw) -> bytes:
    return _change(lambda pdf: pdf.trailer.__setitem__("/Again", pdf.Root))(raw)


def a_row_of_the_table_moved(raw: Raw) -> bytes:
    """The table leads to a second page that lies in a comment of the first."""
    file = raw.written()
    start = file.rindex(b"xref\n0 ")
    rows = start + file[start:].index(b"f \n") + 3
    second = rows + 20
    return file[:rows] + file[second : second + 20] + file[rows : rows + 20] + file[second + 20 :]


def a_free_row(raw: Raw) -> bytes:
    return raw.written().replace(b"00000 n \ntrailer", b"00001 f \ntrailer")


def a_generation(raw: Raw) -> bytes:
    return raw.written().replace(b"00000 n \ntrailer", b"00001 n \ntrailer")


def an_earlier_revision(raw: Raw) -> bytes:
    raw.trailer = raw.trailer.replace(b"<< ", b"<< /Prev 9 ", 1)
    return raw.written()


def a_hybrid_table(raw: Raw) -> bytes:
    raw.trailer = raw.trailer.replace(b"<< ", b"<< /XRefStm 9 ", 1)
    return raw.written()


def a_second_table(raw: Raw) -> bytes:
    file = raw.written()
    return file + file[file.rindex(b"xref\n0 ", 0, -60) :]


def a_key_said_twice(raw: Raw) -> bytes:
    raw.swap(b"/Rotate 0", b"/Rotate 0 /Rotate 90")
    return raw.written()


def another_catalogue(raw: Raw) -> bytes:
    number = raw.add(raw[1][len(b"1 0 obj\n") : -len(b"\nendobj\n")])
    raw.trailer = raw.trailer.replace(b"/Root 1 0 R", b"/Root %d 0 R" % number)
    return raw.written()


def another_version_in_the_catalogue(raw: Raw) -> bytes:
    return _in_catalogue(raw, b"/Version /2.0")


def encryption(raw: Raw) -> bytes:
    raw.trailer = raw.trailer.replace(b"<< ", b"<< /Encrypt << /Filter /Standard /R 2 /V 1 >> ", 1)
    return raw.written()


def a_place_in_a_string(raw: Raw) -> bytes:
    raw.swap(b"/ViewerPreferences", b"/Said (/ByteRange [ 0 1 2 3 ]) /ViewerPreferences")
    return raw.written()


def a_zip_behind_the_file(raw: Raw) -> bytes:
    return raw.written() + b"PK\x05\x06" + bytes(18)


def a_zip_within_the_file(raw: Raw) -> bytes:
    raw.trailer += b"%PK\x05\x06" + bytes(18) + b"\n"
    return raw.written()


def a_page_of_html_before_the_file(raw: Raw) -> bytes:
    raw.head = raw.head.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%<html><script>alert(1)</script>\n")
    return raw.written()


def a_program_before_the_file(raw: Raw) -> bytes:
    raw.head = b"MZ" + bytes(62) + raw.head
    return raw.written()


def lines_that_end_as_on_windows(raw: Raw) -> bytes:
    raw.trailer = raw.trailer.replace(b"\n", b"\r\n")
    return raw.written()


PAGE = "page-differs"

FILE_ATTACKS: dict[FileAttack, str] = {
    words_as_an_artifact: PAGE,
    a_paragraph_after_the_signature: PAGE,
    one_glyph: PAGE,
    words_shrunk_to_nothing: PAGE,
    words_moved_off_the_page: PAGE,
    words_in_the_colour_of_the_paper: PAGE,
    words_that_are_not_painted: PAGE,
    another_width_of_letters: PAGE,
    the_words_of_the_second_page_on_the_first: PAGE,
    the_pages_exchanged: PAGE,
    a_page_more: PAGE,
    a_page_less: PAGE,
    a_widgets_own_appearance: PAGE,
    a_widget_as_large_as_the_page: PAGE,
    a_tiling_pattern: PAGE,
    a_font_in_a_graphics_state: PAGE,
    optional_content: PAGE,
    optional_content_around_the_words: PAGE,
    a_picture: PAGE,
    a_picture_within_the_operators: PAGE,
    rings_of_another_shape: PAGE,
    a_jpeg_in_the_place_of_the_pixels: PAGE,
    a_note_over_the_words: PAGE,
    a_link_to_elsewhere: PAGE,
    a_stamp_redacting_the_words: PAGE,
    form_fields: PAGE,
    appearances_made_anew_by_the_reader: PAGE,
    a_form_in_xfa: PAGE,
    javascript_at_the_opening: PAGE,
    javascript_by_name: PAGE,
    a_program_that_is_launched: PAGE,
    a_crop_box: PAGE,
    another_media_box: PAGE,
    a_page_turned_round: PAGE,
    a_larger_unit: PAGE,
    a_page_in_steps: PAGE,
    the_fonts_exchanged: PAGE,
    a_font_with_other_glyphs: PAGE,
    layers_of_transparency: PAGE,
    another_output_intent: PAGE,
    an_alternative_text: PAGE,
    another_text_to_be_copied: PAGE,
    a_text_to_be_copied_in_the_structure: PAGE,
    other_characters_behind_the_glyphs: PAGE,
    the_characters_behind_the_glyphs_gone: PAGE,
    another_order_of_reading: PAGE,
    another_role: PAGE,
    roles_mapped: PAGE,
    no_structure: PAGE,
    another_language: PAGE,
    another_title: PAGE,
    another_title_in_the_metadata: PAGE,
    words_in_the_metadata: PAGE,
    another_identifier: PAGE,
    another_day_of_the_seal: PAGE,
    a_reason_and_a_name_beside_the_seal: PAGE,
    seal_that_certifies_nothing: PAGE,
    seal_that_lets_forms_be_filled: PAGE,
    rights_of_use: PAGE,
    flags_of_the_seal_taken_away: PAGE,
    a_second_attachment: PAGE,
    a_third_json: "no-evidence",
    the_attachments_exchanged: "malformed-evidence",
    the_record_twice: "malformed-evidence",
    the_evidence_twice: "malformed-record",
    no_record: "no-evidence",
    the_record_unpacked: "malformed-evidence",
    attachments_under_other_names: PAGE,
    attachments_described_otherwise: PAGE,
    a_false_checksum: PAGE,
    a_dictionary_for_zlib: PAGE,
    a_dictionary_for_the_records_zlib: "malformed-evidence",
    bytes_after_the_packed_end: PAGE,
    bytes_after_the_records_packed_end: PAGE,
    two_packed_streams_in_one: PAGE,
    a_packed_stream_cut_short: PAGE,
    a_packed_stream_with_a_wrong_sum: PAGE,
    deflate_without_its_frame: PAGE,
    gzip_in_the_place_of_zlib: PAGE,
    a_longer_stream: PAGE,
    a_stream_of_a_gigabyte: PAGE,
    another_filter: PAGE,
    two_filters: PAGE,
    parameters_of_a_filter: PAGE,
    a_stream_in_another_file: PAGE,
    a_length_with_a_leading_zero: PAGE,
    a_length_that_is_too_long: PAGE,
    a_length_in_an_object: PAGE,
    a_length_said_twice: PAGE,
    a_comment: PAGE,
    white_space: PAGE,
    an_unused_object: PAGE,
    an_object_hidden_between_two: PAGE,
    an_object_that_no_row_names: PAGE,
    an_object_written_twice: PAGE,
    objects_in_another_order: PAGE,
    objects_renumbered: PAGE,
    a_row_of_the_table_moved: PAGE,
    a_free_row: PAGE,
    a_generation: PAGE,
    an_earlier_revision: PAGE,
    a_hybrid_table: PAGE,
    a_second_table: PAGE,
    a_key_said_twice: PAGE,
    another_catalogue: PAGE,
    another_version_in_the_catalogue: PAGE,
    encryption: PAGE,
    a_place_in_a_string: PAGE,
    a_zip_behind_the_file: PAGE,
    a_zip_within_the_file: PAGE,
    a_page_of_html_before_the_file: PAGE,
    a_program_before_the_file: "not-a-pdf",
    lines_that_end_as_on_windows: PAGE,
}
"""Each attack, and the reason that is told."""


def at_another_level(raw: Raw) -> bytes:
    for number in raw.streams():
        raw.pack(number, zlib.compress(raw.plain(number), 9))
    return raw.written()


def in_stored_blocks(raw: Raw) -> bytes:
    for number in raw.streams():
        raw.pack(number, stored(raw.plain(number)))
    return raw.written()


def in_many_empty_blocks(raw: Raw) -> bytes:
    for number in raw.streams():
        raw.pack(number, in_empty_blocks(raw.plain(number)))
    return raw.written()


def in_a_smaller_window(raw: Raw) -> bytes:
    for number in raw.streams():
        packer = zlib.compressobj(6, wbits=9)
        raw.pack(number, packer.compress(raw.plain(number)) + packer.flush())
    return raw.written()


PACKINGS: tuple[FileAttack, ...] = (at_another_level, in_stored_blocks, in_many_empty_blocks, in_a_smaller_window)
"""Other ways to pack the same: none of them is an attack."""
