package dev.sextant.investigation.domain.logs.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How strongly the signs of one kind stand in a sample of lines.
 *
 * @param kind the kind that the signs speak for
 * @param words the signs that were found, in words
 * @param meanShare mean share of lines over the two strongest signs, 0–1
 */
record SignCount(ContentKind kind, List<String> words, double meanShare) {

    /** Share of lines from which a sign counts. */
    private static final double ENOUGH = 0.3;

    /** Lines are cut to this length before patterns look at them, to bound the time that one line can take. */
    private static final int LOOKED_AT = 400;

    private static final Pattern TIME =
            Pattern.compile("^.{0,48}?(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}[T \\-.,]+\\d{1,2}[:.]\\d{2}"
                    + "|\\b\\d{1,2}:\\d{2}:\\d{2}\\b|\\b\\d{6} \\d{6}\\b|\\b1\\d{9}(\\d{3})?\\b)");

    /** Up to three columns that say whose numbers a row holds; a level makes it a row of a log. */
    private static final String LABELS =
            "([,;\\t](?!\"?(?i:trace|debug|info|notice|warn|warning|error|severe|fatal|critical)\\b)\"?[\\w.:-]*[A-Za-z][\\w.:-]*\"?){0,3}";

    private static final String NUMBER = "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";

    private static final String NUMBERS = "([,;\\t]\\s*(" + NUMBER + ")?){0,60}[,;\\t]\\s*" + NUMBER + "\\s*$";

    private static final Sign TIMES_IN_ORDER = new Sign(ContentKind.LOGS, "times in order", TIME);

    private static final List<Sign> SIGNS = List.of(
            new Sign(ContentKind.LOGS, "a time near the beginning", TIME),
            sign(
                    ContentKind.LOGS,
                    "a level",
                    "^.{0,140}?(\\b(TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|PANIC)\\b"
                            + "|\\b(trace|debug|info|notice|warn|warning|error|fatal|critical|crit|emerg|alert)\\b[\\]:\"|>\\s]"
                            + "|^[IWEF]\\d{4} )"),
            sign(
                    ContentKind.LOGS,
                    "a process or thread",
                    "^.{0,100}?(\\w\\[\\d+\\]:|\\[[\\w .:/$#=@-]*[a-z][\\w .:/$#=@-]*\\]|\\(\\w+\\)\\[\\d+\\])"),
            sign(ContentKind.LOGS, "an HTTP request", "\"(GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS) [^\"]+\" \\d{3}\\b"),
            sign(ContentKind.LOGS, "a named message", "[\"\\s{,](msg|message|event|log)\"?\\s*[:=]"),
            sign(
                    ContentKind.LOGS,
                    "frames of stack traces",
                    "^\\s+(at [\\w.$/<>]+\\(|File \"|\\.\\.\\. \\d+ more)|^Caused by: "),
            sign(ContentKind.TRACE, "a trace id", "(?i)\"(trace_?id|traceid)\"\\s*:"),
            sign(ContentKind.TRACE, "a span id", "(?i)\"(span_?id|parent_?span_?id|parentid)\"\\s*:"),
            sign(ContentKind.TRACE, "a span's duration", "(?i)\"(duration\\w*|start_?time\\w*|end_?time\\w*)\"\\s*:"),
            sign(
                    ContentKind.METRICS,
                    "named samples",
                    "^[a-zA-Z_:][\\w:.]*(\\{[^}]*\\})?[ :]-?\\d[\\d.e+-]*(\\|(c|g|ms|h|s))?( \\d+)?\\s*$"),
            sign(ContentKind.METRICS, "names with labels or types", "^(# (TYPE|HELP) |[a-zA-Z_:][\\w:.]*\\{)"),
            sign(ContentKind.METRICS, "rows of numbers", "^[\"\\w:./+ -]{1,40}" + LABELS + NUMBERS),
            sign(
                    ContentKind.METRICS,
                    "a time or count first",
                    "^\"?(\\d{4}-\\d{2}-\\d{2}([T ][\\d:.+Z-]+)?|\\d{9,13})\"?" + LABELS + NUMBERS),
            sign(ContentKind.METRICS, "a metric's name", "\"(metric|metric_?[nN]ame|__name__)\"\\s*:"),
            sign(
                    ContentKind.METRICS,
                    "points",
                    "\"(points|values?|data_?[pP]oints|samples|series)\"\\s*:\\s*(\\[|-?\\d)"),
            sign(ContentKind.CONFIGURATION, "a key with a value", "^\\s*(- )?[\\w.\"-]+\\s*[:=](\\s+\\S.*|\\S*|)$"),
            sign(
                    ContentKind.CONFIGURATION,
                    "sections, comments or nesting",
                    "^\\s*(#|;|\\[[^\\]]+\\]\\s*$|- \\S)|^( {2}| {4}|\\t)+[\\w.\"-]+\\s*[:=]"),
            sign(ContentKind.SOURCE_CODE, "ends of statements or blocks", "[;{})]\\s*(//.*)?$|:\\s*$"),
            sign(
                    ContentKind.SOURCE_CODE,
                    "keywords of programs",
                    "^\\s*(import|package|from|public|private|protected|static|final|class|def|func|fn|function|return|if|else|for"
                            + "|while|switch|case|const|let|var|struct|enum|#include|try|catch|throw|raise|using|namespace|elif|async"
                            + "|await|@[A-Z]\\w+|//|/?\\*)\\b?"),
            sign(ContentKind.DOCUMENT, "sentences", "\\b[A-Za-z]{2,}( [A-Za-z,'’-]{1,}){5,}"),
            sign(
                    ContentKind.DOCUMENT,
                    "headings, lists or ends of sentences",
                    "^(#{1,6} \\S|[*-] \\S|\\d+\\. \\S|<(p|h\\d|li|div)\\b)|[.!?:]\\s*$"));

    private static Sign sign(ContentKind kind, String words, String pattern) {
        return new Sign(kind, words, Pattern.compile(pattern));
    }

    /** Whether at least two signs stand in enough lines. */
    boolean isConclusive() {
        return words.size() >= 2;
    }

    /** 60 when two signs only just count, up to 98 when both stand in every line. */
    int confidencePercent() {
        return (int) Math.round(60 + 38 * (meanShare - ENOUGH) / (1 - ENOUGH));
    }

    /**
     * The kind whose signs stand in most lines. Times at the beginning of the lines are what a log has and nothing else but
     * metrics, so a log is preferred to the kinds that are told by punctuation.
     */
    static SignCount bestOf(List<String> lines) {
        List<String> looked = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                looked.add(line.substring(0, Math.min(LOOKED_AT, line.length())));
            }
        }
        List<SignCount> counts = new ArrayList<>();
        for (ContentKind kind : ContentKind.values()) {
            counts.add(of(kind, looked));
        }
        return counts.stream()
                .max(Comparator.comparingInt(SignCount::priority).thenComparingDouble(SignCount::meanShare))
                .orElseGet(() -> new SignCount(ContentKind.UNKNOWN, List.of(), 0));
    }

    private int priority() {
        if (!isConclusive()) {
            return 0;
        }
        return switch (kind) {
            case TRACE -> 4;
            case METRICS -> 3;
            case LOGS -> 2;
            case SOURCE_CODE, CONFIGURATION, DOCUMENT, IMAGE, UNKNOWN -> 1;
        };
    }

    private static SignCount of(ContentKind kind, List<String> lines) {
        List<Found> found = new ArrayList<>();
        for (Sign sign : SIGNS) {
            if (sign.kind == kind) {
                double share = sign.shareIn(lines);
                if (share > ENOUGH) {
                    found.add(new Found(sign, share));
                }
            }
        }
        if (kind == ContentKind.LOGS && !found.isEmpty()) {
            double share = shareInOrder(lines);
            if (share > ENOUGH) {
                found.add(new Found(TIMES_IN_ORDER, share));
            }
        }
        found.sort(Comparator.comparingDouble(Found::share).reversed());
        double mean =
                found.stream().limit(2).mapToDouble(Found::share).average().orElse(0);
        return new SignCount(kind, found.stream().map(Found::words).toList(), mean);
    }

    /** Share of lines with a time that is not before the one above it. */
    private static double shareInOrder(List<String> lines) {
        String previous = "";
        int inOrder = 0;
        for (String line : lines) {
            Matcher time = TIME.matcher(line);
            if (time.find()) {
                inOrder += time.group(1).compareTo(previous) >= 0 ? 1 : 0;
                previous = time.group(1);
            }
        }
        return lines.isEmpty() ? 0 : (double) inOrder / lines.size();
    }

    private record Sign(ContentKind kind, String words, Pattern pattern) {
        double shareIn(List<String> lines) {
            long with = lines.stream().filter(l -> pattern.matcher(l).find()).count();
            return lines.isEmpty() ? 0 : (double) with / lines.size();
        }
    }

    private record Found(Sign sign, double share) {
        String words() {
            return sign.words + " in " + Math.round(100 * share) + " % of the lines";
        }
    }
}
