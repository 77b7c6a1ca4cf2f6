package dev.sextant.investigation.domain.logs.reading;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats that are told by fixed bytes near their beginning. */
final class Magic {

    private static final int TAR_OFFSET = 257;

    private static final List<Signature> ARCHIVES = List.of(
            new Signature(
                    0, bytes("PK\003\004"), "a zip archive (or a format built on it, such as .docx, .xlsx or .jar)"),
            new Signature(0, bytes("PK\005\006"), "an empty zip archive"),
            new Signature(0, bytes("PK\007\b"), "a split zip archive"),
            new Signature(0, bytes("\u00fd7zXZ\000"), "an xz archive"),
            new Signature(4, bytes("1AY&SY"), "a bzip2 archive"),
            new Signature(0, bytes("(\u00b5/\u00fd"), "a zstd archive"),
            new Signature(0, bytes("7z\u00bc\u00af\u0027\u001c"), "a 7z archive"),
            new Signature(0, bytes("Rar!\u001a\007"), "a rar archive"),
            new Signature(0, bytes("\004\"M\030"), "an lz4 archive"),
            new Signature(0, bytes("\u001f\u009d"), "a compress (.Z) archive"),
            new Signature(0, bytes("!<arch>\n"), "an ar archive (such as .deb)"),
            new Signature(TAR_OFFSET, bytes("ustar"), "a tar archive"));

    private static final List<Signature> IMAGES = List.of(
            new Signature(0, bytes("\u0089PNG\r\n\u001a\n"), "a PNG image"),
            new Signature(0, bytes("\u00ff\u00d8\u00ff"), "a JPEG image"),
            new Signature(0, bytes("GIF87a"), "a GIF image"),
            new Signature(0, bytes("GIF89a"), "a GIF image"),
            new Signature(8, bytes("WEBP"), "a WebP image"),
            new Signature(0, bytes("II*\000"), "a TIFF image"),
            new Signature(0, bytes("MM\000*"), "a TIFF image"));

    private static final List<Signature> DOCUMENTS = List.of(
            new Signature(0, bytes("%PDF-"), "a PDF document"),
            new Signature(0, bytes("{\\rtf"), "an RTF document"),
            new Signature(
                    0, bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), "an old Microsoft Office document"));

    private static final List<Signature> BINARIES = List.of(
            new Signature(0, bytes("\u007fELF"), "an ELF program"),
            new Signature(0, bytes("\u00ca\u00fe\u00ba\u00be"), "a Java class file or Mach-O program"),
            new Signature(0, bytes("SQLite format 3\000"), "an SQLite database"),
            new Signature(0, bytes("LPKSHHRH"), "a systemd journal (export it with journalctl)"),
            new Signature(0, bytes("ElfFile\000"), "a Windows event log (export it as text)"),
            new Signature(0, bytes("PAR1"), "a Parquet file"),
            new Signature(0, bytes("\u00d4\u00c3\u00b2\u00a1"), "a network capture"),
            new Signature(0, bytes("JAVA PROFILE 1.0"), "a Java heap dump"));

    private Magic() {}

    static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /** The refusal that the first bytes of a file call for, if they name a format that is not text. */
    static Option<ReadingRefusal> refusalFor(byte[] head) {
        return find(ARCHIVES, head)
                .<ReadingRefusal>map(ReadingRefusal.Archive::new)
                .orElse(() -> find(IMAGES, head).map(f -> new ReadingRefusal.NotText(ContentKind.IMAGE, f)))
                .orElse(() -> find(DOCUMENTS, head).map(f -> new ReadingRefusal.NotText(ContentKind.DOCUMENT, f)))
                .orElse(() -> find(BINARIES, head).map(f -> new ReadingRefusal.NotText(ContentKind.UNKNOWN, f)));
    }

    private static Option<String> find(List<Signature> signatures, byte[] head) {
        for (Signature signature : signatures) {
            if (signature.isIn(head)) {
                return Option.some(signature.name);
            }
        }
        return Option.none();
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Signature(int offset, byte[] magic, String name) {
        boolean isIn(byte[] head) {
            if (head.length < offset + magic.length) {
                return false;
            }
            for (int i = 0; i < magic.length; i++) {
                if (head[offset + i] != magic[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
