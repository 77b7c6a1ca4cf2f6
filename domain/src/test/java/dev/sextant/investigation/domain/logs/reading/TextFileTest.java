package dev.sextant.investigation.domain.logs.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.LogLine;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {

    private static final ReadingLimits SMALL = new ReadingLimits(32, 4 << 20, 50, 1 << 20);

    @Test
    void lines_end_with_lf_or_crlf_and_the_last_one_counts_without() {
        assertThat(texts("one\ntwo\r\n\r\nfour".getBytes(UTF_8))).containsExactly("one", "two", "", "four");
        assertThat(texts("one\n".getBytes(UTF_8))).containsExactly("one");
    }

    @Test
    void a_lone_cr_ends_a_line_only_where_there_is_no_lf() {
        assertThat(texts("one\rtwo\rthree".getBytes(UTF_8))).containsExactly("one", "two", "three");
        assertThat(texts("10 %\r20 %\ndone\n".getBytes(UTF_8))).containsExactly("10 %\r20 %", "done");
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_text() {
        assertThat(texts("\uFEFFgrün\n".getBytes(UTF_8))).containsExactly("grün");
    }

    @Test
    void utf_16_is_found_by_its_mark_and_without_it() {
        String text = "2026-01-01 ERROR Größe 😀 überschritten\r\nzwei\n";
        for (byte[] bytes : List.of(
                ("\uFEFF" + text).getBytes(UTF_16LE),
                ("\uFEFF" + text).getBytes(UTF_16BE),
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE))) {
            assertThat(texts(bytes)).containsExactly("2026-01-01 ERROR Größe 😀 überschritten", "zwei");
        }
        assertThat(read(text.getBytes(UTF_16LE)).summary().encoding()).isEqualTo(TextEncoding.UTF_16LE);
    }

    @Test
    void a_surrogate_pair_that_is_split_between_two_buffers_stays_one_character() {
        String text = "x" + "😀".repeat(20_000);
        byte[] bytes = ("\uFEFF" + text).getBytes(UTF_16LE);
        ReadingLimits roomy = new ReadingLimits(1 << 20, 1 << 30, 1000, 1 << 30);
        assertThat(read(bytes, roomy).lines()).extracting(LogLine::text).containsExactly(text);
    }

    @Test
    void lines_that_are_no_utf_8_are_read_as_latin_1() {
        Reading latin = read("Größe\nplain\nübel\n".getBytes(ISO_8859_1));
        assertThat(latin.lines()).extracting(LogLine::text).containsExactly("Größe", "plain", "übel");
        assertThat(latin.summary().encoding()).isEqualTo(TextEncoding.LATIN_1);
        assertThat(latin.summary().notes()).isEmpty();
    }

    @Test
    void a_mixture_of_utf_8_and_latin_1_is_said() {
        byte[] mixed = concat("Größe\n".getBytes(UTF_8), "Größe\n".getBytes(ISO_8859_1));
        Reading reading = read(mixed);
        assertThat(reading.lines()).extracting(LogLine::text).containsExactly("Größe", "Größe");
        assertThat(reading.summary().notes()).containsExactly("1 line was not valid UTF-8 and read as Latin-1.");
    }

    @Test
    void a_replacement_character_that_stands_in_the_file_is_kept() {
        assertThat(texts("lost \uFFFD here".getBytes(UTF_8))).containsExactly("lost \uFFFD here");
    }

    @Test
    void zero_bytes_are_dropped_and_said_even_millions_before_a_line() {
        byte[] hole = new byte[1_000_000];
        Reading reading = read(concat("first\n".getBytes(UTF_8), hole, "after the hole\n".getBytes(UTF_8)));
        assertThat(reading.lines()).extracting(LogLine::text).containsExactly("first", "after the hole");
        assertThat(reading.lines()).noneMatch(LogLine::truncated);
        assertThat(reading.summary().notes()).containsExactly("Zero bytes in the text were left out.");
    }

    @Test
    void a_line_of_a_megabyte_keeps_its_beginning_and_its_number() {
        byte[] text = ("one\n" + "x".repeat(1 << 20) + "\nthree\n").getBytes(UTF_8);
        Reading reading = read(text, SMALL);
        assertThat(reading.lines())
                .containsExactly(
                        new LogLine(1, "one", false),
                        new LogLine(2, "x".repeat(32), true),
                        new LogLine(3, "three", false));
        assertThat(reading.summary().notes())
                .containsExactly("1 line was longer than 32 bytes; only the beginning was looked at.");
    }

    @Test
    void a_line_is_not_cut_inside_a_character() {
        String euros = "a" + "€".repeat(500_000);
        for (int bytes = 16; bytes < 24; bytes++) {
            List<LogLine> lines = read(euros.getBytes(UTF_8), new ReadingLimits(bytes, 1 << 30, 9, 1 << 30))
                    .lines();
            assertThat(lines).hasSize(1);
            assertThat(euros).startsWith(lines.getFirst().text());
        }
    }

    @Test
    void an_empty_file_is_refused_and_so_is_an_empty_gzip() {
        assertThat(refusal(new byte[0])).isInstanceOf(ReadingRefusal.Empty.class);
        assertThat(refusal(gzip(new byte[0]))).isInstanceOf(ReadingRefusal.Empty.class);
    }

    @Test
    void gzip_is_unpacked_whatever_the_name_says_and_over_several_members() {
        byte[] two = concat(gzip("one\ntw".getBytes(UTF_8)), gzip("o\nthree\n".getBytes(UTF_8)), new byte[512]);
        Reading reading = read(two);
        assertThat(reading.lines()).extracting(LogLine::text).containsExactly("one", "two", "three");
        assertThat(reading.summary().gzip()).isTrue();
        assertThat(reading.summary().notes()).isEmpty();
    }

    @Test
    void a_truncated_gzip_gives_what_came_before_and_says_so() {
        byte[] whole = gzip(numbered(20_000));
        Reading reading = read(Arrays.copyOf(whole, whole.length / 2));
        assertThat(reading.lines()).hasSizeBetween(5_000, 15_000);
        assertThat(reading.summary().notes())
                .containsExactly(
                        "The gzip data ends too early (cut, or still being written); what came before was read.");
    }

    @Test
    void a_damaged_gzip_gives_what_came_before_and_says_so() {
        byte[] broken = gzip(numbered(20_000));
        broken[broken.length - 5] ^= 1;
        Reading reading = read(broken);
        assertThat(reading.lines()).hasSize(20_000);
        assertThat(reading.summary().notes())
                .containsExactly("The gzip data is damaged (wrong check sum); what came before was read.");
    }

    @Test
    void a_gzip_that_is_broken_at_once_is_refused() {
        assertThat(refusal(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}))
                .isEqualTo(new ReadingRefusal.DamagedGzip("it ends too early"));
        assertThat(refusal(concat(new byte[] {0x1f, (byte) 0x8b, 9, 0}, new byte[20])))
                .isEqualTo(new ReadingRefusal.DamagedGzip("unknown compression method"));
    }

    @Test
    void a_gzip_bomb_is_stopped_by_its_ratio_and_by_its_size() {
        byte[] bomb = gzip(new byte[64 << 20]);
        Either<ReadingRefusal, ReadingSummary> byRatio = outcome(bomb, SMALL);
        assertThat(byRatio.getLeft())
                .isInstanceOfSatisfying(
                        ReadingRefusal.Bomb.class,
                        b -> assertThat(b.unpackedBytes()).isLessThan(2 << 20));
        byte[] noise = new byte[6 << 20];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + (noise[i] & 15));
        }
        assertThat(outcome(gzip(noise), SMALL).getLeft()).isInstanceOf(ReadingRefusal.Bomb.class);
    }

    @Test
    void gzip_inside_gzip_is_refused() {
        assertThat(refusal(gzip(gzip("text".getBytes(UTF_8)))))
                .isEqualTo(new ReadingRefusal.Archive("gzip inside gzip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\003\004........",
                "\u00fd7zXZ\000......",
                "BZh91AY&SY.....",
                "(\u00b5/\u00fd........",
                "7z\u00bc\u00af'\u001c......",
                "Rar!\u001a\007......",
                "\u001f\u009d......"
            })
    void other_archives_are_refused(String beginning) {
        assertThat(refusal(beginning.getBytes(ISO_8859_1))).isInstanceOf(ReadingRefusal.Archive.class);
    }

    @Test
    void a_tar_is_refused_also_inside_gzip() {
        byte[] tar = new byte[1024];
        System.arraycopy("app.log".getBytes(UTF_8), 0, tar, 0, 7);
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertThat(refusal(tar)).isEqualTo(new ReadingRefusal.Archive("a tar archive"));
        assertThat(refusal(gzip(tar))).isEqualTo(new ReadingRefusal.Archive("a tar archive"));
    }

    @Test
    void images_documents_and_unknown_binary_data_are_refused() {
        assertThat(refusal("\u0089PNG\r\n\u001a\n....".getBytes(ISO_8859_1)))
                .isEqualTo(new ReadingRefusal.NotText(ContentKind.IMAGE, "a PNG image"));
        assertThat(refusal("%PDF-1.7 ...".getBytes(ISO_8859_1)))
                .isEqualTo(new ReadingRefusal.NotText(ContentKind.DOCUMENT, "a PDF document"));
        byte[] random = new byte[4096];
        new Random(7).nextBytes(random);
        assertThat(refusal(random)).isInstanceOf(ReadingRefusal.NotText.class);
    }

    @Test
    void colours_of_a_terminal_are_text() {
        assertThat(texts("\u001b[31mERROR\u001b[0m x\n".repeat(50).getBytes(UTF_8)))
                .hasSize(50);
    }

    @Test
    void the_first_lines_can_be_looked_at_before_all_are_read() throws IOException {
        try (TextFile file = TextFile.open(new ByteArrayInputStream(numbered(30_000)), ReadingLimits.defaults())
                .get()) {
            assertThat(file.firstLines(3)).containsExactly("line 0", "line 1", "line 2");
            List<String> all = new ArrayList<>();
            file.forEachLine(line -> all.add(line.text()));
            assertThat(all).hasSize(30_000).startsWith("line 0").endsWith("line 29999");
        }
    }

    @Property(tries = 100)
    void every_line_comes_back_whatever_its_length(
            @ForAll @Size(max = 60) List<@IntRange(max = 3_000) Integer> lengths, @ForAll boolean crlf) {
        Assume.that(!lengths.isEmpty());
        List<String> expected = lengths.stream().map("ä"::repeat).toList();
        String end = crlf ? "\r\n" : "\n";
        byte[] bytes = (String.join(end, expected) + end).getBytes(UTF_8);
        assertThat(texts(bytes)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void no_bytes_whatever_make_the_reader_throw(@ForAll byte[] bytes, @ForAll boolean packed) throws IOException {
        byte[] content = packed ? concat(new byte[] {0x1f, (byte) 0x8b, 8}, bytes) : bytes;
        Either<ReadingRefusal, TextFile> opened = TextFile.open(new ByteArrayInputStream(content), SMALL);
        if (opened.isRight()) {
            assertThat(opened.get().forEachLine(line -> {})).isNotNull();
        } else {
            assertThat(opened.getLeft().message()).isNotBlank();
        }
    }

    private record Reading(List<LogLine> lines, ReadingSummary summary) {}

    private static List<String> texts(byte[] bytes) {
        return read(bytes).lines().stream().map(LogLine::text).toList();
    }

    private static Reading read(byte[] bytes) {
        return read(bytes, ReadingLimits.defaults());
    }

    private static Reading read(byte[] bytes, ReadingLimits limits) {
        List<LogLine> lines = new ArrayList<>();
        try (TextFile file =
                TextFile.open(new ByteArrayInputStream(bytes), limits).get()) {
            return new Reading(lines, file.forEachLine(lines::add).get());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Either<ReadingRefusal, ReadingSummary> outcome(byte[] bytes, ReadingLimits limits) {
        try (TextFile file =
                TextFile.open(new ByteArrayInputStream(bytes), limits).get()) {
            return file.forEachLine(line -> {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ReadingRefusal refusal(byte[] bytes) {
        try {
            return TextFile.open(new ByteArrayInputStream(bytes), ReadingLimits.defaults())
                    .getLeft();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] numbered(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
