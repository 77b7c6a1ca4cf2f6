package dev.sextant.investigation.domain.logs.reading;

import dev.sextant.investigation.domain.logs.LogLine;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The content of a file, opened as text: packing, encoding and format are known, the lines are still to be read, once.
 * Memory stays below one megabyte whatever the file holds.
 */
public final class TextFile implements AutoCloseable {

    private static final int HEAD_BYTES = 64 << 10;

    private final InputStream stream;
    private final Option<Gunzip> gzip;
    private final EncodingGuess encoding;
    private final byte[] head;
    private final ReadingLimits limits;

    private TextFile(
            InputStream stream, Option<Gunzip> gzip, EncodingGuess encoding, byte[] head, ReadingLimits limits) {
        this.stream = stream;
        this.gzip = gzip;
        this.encoding = encoding;
        this.head = head;
        this.limits = limits;
    }

    /**
     * Looks at the beginning of the bytes and refuses what is not text.
     *
     * @param raw the file's bytes as they are stored; closed with the result, and closed at once on a refusal
     * @param limits what the reader may hold and unpack
     * @return the text, or why it is none
     * @throws IOException when reading fails
     */
    public static Either<ReadingRefusal, TextFile> open(InputStream raw, ReadingLimits limits) throws IOException {
        byte[] stored = raw.readNBytes(HEAD_BYTES);
        InputStream whole = followedBy(stored, raw);
        Option<Gunzip> gzip = Magic.isGzip(stored) ? Option.some(new Gunzip(whole, limits)) : Option.none();
        byte[] head = stored;
        InputStream content = whole;
        if (gzip.isDefined()) {
            head = gzip.get().readNBytes(HEAD_BYTES);
            content = followedBy(head, gzip.get());
        }
        EncodingGuess encoding = EncodingGuess.of(head);
        Option<ReadingRefusal> refusal = refusalFor(head, gzip, encoding);
        if (refusal.isDefined()) {
            content.close();
            return Either.left(refusal.get());
        }
        content.skipNBytes(encoding.markBytes());
        return Either.right(new TextFile(content, gzip, encoding, head, limits));
    }

    private static Option<ReadingRefusal> refusalFor(byte[] head, Option<Gunzip> gzip, EncodingGuess encoding) {
        if (head.length == 0) {
            return gzip.filter(g -> g.ending() != Gunzip.Ending.COMPLETE)
                    .<ReadingRefusal>map(g -> new ReadingRefusal.DamagedGzip(
                            g.ending() == Gunzip.Ending.TRUNCATED ? "it ends too early" : g.reason()))
                    .orElse(Option.some(new ReadingRefusal.Empty()));
        }
        if (gzip.isDefined() && Magic.isGzip(head)) {
            return Option.some(new ReadingRefusal.Archive("gzip inside gzip"));
        }
        return Magic.refusalFor(head).orElse(() -> encoding.refusalFor(head));
    }

    /** Whether the file is packed with gzip. */
    public boolean isGzip() {
        return gzip.isDefined();
    }

    /**
     * The first lines of the text, for recognising what it is; reading all lines later gives them again.
     *
     * @param most how many lines at most
     */
    public List<String> firstLines(int most) {
        List<String> found = new ArrayList<>();
        byte[] text = Arrays.copyOfRange(head, encoding.markBytes(), head.length);
        LineSplitter splitter = splitter(line -> {
            if (found.size() < most) {
                found.add(line.text());
            }
        });
        try {
            splitter.readAll(recoded(new ByteArrayInputStream(text)));
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        boolean cutInLastLine = head.length == HEAD_BYTES && found.size() > 1 && found.size() < most;
        return cutInLastLine ? List.copyOf(found.subList(0, found.size() - 1)) : List.copyOf(found);
    }

    /**
     * Reads every line to the end. To be called once.
     *
     * @param lines takes the lines in order
     * @return how it went, or the refusal when the content unpacks to more than the limits allow; lines before that were handed over
     * @throws IOException when reading fails
     */
    public Either<ReadingRefusal, ReadingSummary> forEachLine(Consumer<LogLine> lines) throws IOException {
        Counting counted = new Counting(stream);
        LineSplitter splitter = splitter(lines);
        splitter.readAll(recoded(counted));
        if (gzip.exists(g -> g.ending() == Gunzip.Ending.TOO_LARGE)) {
            Gunzip bomb = gzip.get();
            return Either.left(new ReadingRefusal.Bomb(bomb.unpackedBytes(), bomb.packedBytes()));
        }
        return Either.right(new ReadingSummary(
                finalEncoding(splitter), isGzip(), counted.bytes, splitter.count(), notes(splitter)));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private LineSplitter splitter(Consumer<LogLine> lines) {
        return new LineSplitter(limits.lineBytes(), hasOnlyCarriageReturns(), lines);
    }

    private InputStream recoded(InputStream in) {
        return encoding.encoding().isWide() ? new Utf8Recoder(in, encoding.encoding()) : in;
    }

    private boolean hasOnlyCarriageReturns() {
        boolean carriageReturn = false;
        for (byte b : head) {
            if (b == '\n') {
                return false;
            }
            carriageReturn |= b == '\r';
        }
        return carriageReturn;
    }

    private TextEncoding finalEncoding(LineSplitter splitter) {
        boolean latin = splitter.notUtf8() > 0 && splitter.notUtf8() == splitter.beyondAscii();
        return latin ? TextEncoding.LATIN_1 : encoding.encoding();
    }

    private List<String> notes(LineSplitter splitter) {
        List<String> notes = new ArrayList<>();
        for (Gunzip packed : gzip) {
            if (packed.ending() == Gunzip.Ending.TRUNCATED) {
                notes.add("The gzip data ends too early (cut, or still being written); what came before was read.");
            } else if (packed.ending() == Gunzip.Ending.DAMAGED) {
                notes.add("The gzip data is damaged (" + packed.reason() + "); what came before was read.");
            }
        }
        if (finalEncoding(splitter) == TextEncoding.UTF_8 && splitter.notUtf8() > 0) {
            notes.add(lines(splitter.notUtf8()) + " not valid UTF-8 and read as Latin-1.");
        }
        if (splitter.truncated() > 0) {
            notes.add(lines(splitter.truncated()) + " longer than " + limits.lineBytes()
                    + " bytes; only the beginning was looked at.");
        }
        if (splitter.zeroBytes()) {
            notes.add("Zero bytes in the text were left out.");
        }
        return notes;
    }

    private static String lines(long count) {
        return count == 1 ? "1 line was" : count + " lines were";
    }

    private static InputStream followedBy(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    /** Counts the bytes that pass. */
    private static final class Counting extends FilterInputStream {

        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }
}
