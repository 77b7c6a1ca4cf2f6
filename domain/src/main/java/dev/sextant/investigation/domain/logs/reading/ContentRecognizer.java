package dev.sextant.investigation.domain.logs.reading;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Recognises what a text is about. A kind is named when at least two of its signs stand in over 30 % of the lines looked at (or a
 * format says it outright); without that the file's name decides, with low confidence; else the kind is unknown.
 */
public final class ContentRecognizer {

    /** How many lines are enough to look at. */
    public static final int SAMPLE_LINES = 400;

    /** Confidence of a kind that only the name speaks for. */
    private static final int BY_NAME_PERCENT = 40;

    /** Confidence of a kind that only one sign speaks for, which is less than a name and a sign together. */
    private static final int BY_ONE_SIGN_PERCENT = 30;

    private ContentRecognizer() {}

    /**
     * Recognises a text.
     *
     * @param name the file's name, with or without a path
     * @param gzip whether the file is packed with gzip
     * @param lines the first lines, {@link #SAMPLE_LINES} are enough
     */
    public static Recognition recognise(String name, boolean gzip, List<String> lines) {
        NamedKind named = NamedKind.of(name);
        SignCount best = SignCount.bestOf(lines);
        Recognition found;
        if (best.isConclusive()) {
            found = new Recognition(best.kind(), best.confidencePercent(), best.words(), Option.none());
        } else if (named.kind() != ContentKind.UNKNOWN) {
            found = new Recognition(named.kind(), BY_NAME_PERCENT, List.of("the name " + named.shown()), Option.none());
        } else if (!best.words().isEmpty()) {
            found = new Recognition(best.kind(), BY_ONE_SIGN_PERCENT, best.words(), Option.none());
        } else {
            found = new Recognition(ContentKind.UNKNOWN, 0, List.of(), Option.none());
        }
        return withMismatch(found, mismatches(named, gzip, found));
    }

    /**
     * The recognition of a file that is no text.
     *
     * @param name the file's name, with or without a path
     * @param refusal what the reader found
     */
    public static Recognition recogniseRefused(String name, ReadingRefusal refusal) {
        NamedKind named = NamedKind.of(name);
        return switch (refusal) {
            case ReadingRefusal.NotText other ->
                withMismatch(
                        new Recognition(
                                other.content(),
                                other.content() == ContentKind.UNKNOWN ? 0 : 99,
                                List.of("the first bytes are those of " + other.format()),
                                Option.none()),
                        named.kind() != other.content() && named.kind() != ContentKind.UNKNOWN
                                ? List.of("the name " + named.shown() + " says "
                                        + named.kind().words() + ", but this is " + other.format())
                                : List.of());
            case ReadingRefusal.Archive archive ->
                withMismatch(
                        new Recognition(
                                ContentKind.UNKNOWN,
                                0,
                                List.of("the first bytes are those of " + archive.format()),
                                Option.none()),
                        named.kind() != ContentKind.UNKNOWN
                                ? List.of("the name " + named.shown() + " says "
                                        + named.kind().words() + ", but this is " + archive.format())
                                : List.of());
            case ReadingRefusal.Empty empty -> nothing();
            case ReadingRefusal.Bomb bomb -> nothing();
            case ReadingRefusal.DamagedGzip damaged -> nothing();
            case ReadingRefusal.Unreadable unreadable -> nothing();
        };
    }

    private static Recognition nothing() {
        return new Recognition(ContentKind.UNKNOWN, 0, List.of(), Option.none());
    }

    private static List<String> mismatches(NamedKind named, boolean gzip, Recognition found) {
        List<String> mismatches = new ArrayList<>();
        if (named.saysGzip() && !gzip) {
            mismatches.add("the name says gzip, but the content is not packed");
        }
        if (gzip && !named.saysGzip() && named.hasName()) {
            mismatches.add("the content is packed with gzip, which the name does not say");
        }
        boolean contradicts = named.kind() != ContentKind.UNKNOWN
                && found.kind() != named.kind()
                && found.confidencePercent() > BY_NAME_PERCENT;
        if (contradicts) {
            mismatches.add("the name " + named.shown() + " says " + named.kind().words()
                    + ", but the content looks like " + found.kind().words());
        }
        return mismatches;
    }

    private static Recognition withMismatch(Recognition recognition, List<String> mismatches) {
        Option<String> mismatch = mismatches.isEmpty() ? Option.none() : Option.some(String.join("; ", mismatches));
        return new Recognition(recognition.kind(), recognition.confidencePercent(), recognition.signs(), mismatch);
    }

    /** What a file's name says about it. */
    private record NamedKind(String shown, ContentKind kind, boolean saysGzip, boolean hasName) {

        static NamedKind of(String path) {
            String name = path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')))
                    .toLowerCase(Locale.ROOT);
            boolean gzip = name.endsWith(".gz") || name.endsWith(".tgz");
            String plain = gzip && name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            // A rotated log is called app.log.1 or app.log-20260101.
            String unrotated = plain.replaceFirst("[.-][0-9]{1,14}$", "");
            int dot = unrotated.lastIndexOf('.');
            String extension = dot < 0 ? "" : unrotated.substring(dot + 1);
            return new NamedKind("*." + extension, byExtension(extension), gzip, dot > 0 || gzip);
        }

        private static ContentKind byExtension(String extension) {
            return switch (extension) {
                case "log", "out", "err", "syslog" -> ContentKind.LOGS;
                case "conf", "cfg", "ini", "yaml", "yml", "toml", "properties", "env" -> ContentKind.CONFIGURATION;
                case "prom", "metrics" -> ContentKind.METRICS;
                case "java",
                        "py",
                        "go",
                        "c",
                        "h",
                        "cpp",
                        "cs",
                        "js",
                        "ts",
                        "rs",
                        "rb",
                        "kt",
                        "scala",
                        "php",
                        "sql",
                        "sh" -> ContentKind.SOURCE_CODE;
                case "md", "rst", "adoc", "pdf", "doc", "docx", "rtf", "html", "htm", "tex" -> ContentKind.DOCUMENT;
                case "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "svg", "bmp" -> ContentKind.IMAGE;
                default -> ContentKind.UNKNOWN;
            };
        }
    }
}
