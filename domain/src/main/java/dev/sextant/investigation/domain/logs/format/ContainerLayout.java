package dev.sextant.investigation.domain.logs.format;

import static dev.sextant.investigation.domain.logs.format.TimeScanner.charAt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a program wrote, with the frame that Kubernetes' container run-times put around each line (CRI logging format): a time,
 * the stream, and a tag F for a full or P for a partial line. The time of the frame counts; the rest is read as the program's
 * own log.
 *
 * @param inner the shapes of the program's own lines that start records
 * @param othersContinue whether a line of none of these shapes belongs to the record before it in any case
 */
record ContainerLayout(List<LineLayout> inner, boolean othersContinue) implements LineLayout {

    /** Share of the lines that must have the frame. */
    private static final double SHARE = 0.9;

    ContainerLayout {
        inner = List.copyOf(inner);
    }

    /** Whether nearly all lines of a sample have the frame. */
    static boolean frames(List<String> sample) {
        TimeScanner time = new TimeScanner();
        long lines = sample.stream().filter(line -> !line.isBlank()).count();
        long framed = sample.stream().filter(line -> contentOf(line, time) >= 0).count();
        return framed > 0 && framed >= SHARE * lines;
    }

    /** The format of a sample of which nearly all lines have the frame. */
    static LogFormat formatOf(List<String> sample) {
        TimeScanner time = new TimeScanner();
        List<String> contents = new ArrayList<>();
        for (String line : sample) {
            int content = contentOf(line, time);
            if (content >= 0) {
                contents.add(line.substring(content));
            }
        }
        LogFormat own = new FormatDetector(contents).detect();
        var layout = new ContainerLayout(own.layouts(), !own.layouts().isEmpty() && own.unheadedContinues());
        double coverage = (double) contents.size() / sample.size();
        return new LogFormat(List.of(layout), true, coverage, List.of());
    }

    @Override
    public boolean read(String line, Reading into) {
        int content = contentOf(line, into.time);
        if (content < 0) {
            return false;
        }
        String own = line.substring(content);
        if (inner.stream().noneMatch(layout -> layout.read(own, into))) {
            if (othersContinue || Continuation.looksLike(own)) {
                return false;
            }
            into.clear();
            into.message = own;
        }
        into.timed = into.time.scan(line, 0);
        return true;
    }

    /** Where the program's own line begins, or a negative number when this is no frame. */
    private static int contentOf(String line, TimeScanner time) {
        if (line.isEmpty() || !TimeScanner.isDigit(line.charAt(0)) || !time.scan(line, 0) || !time.hasYear) {
            return -1;
        }
        int stream = time.end;
        if (!line.startsWith(" stdout ", stream) && !line.startsWith(" stderr ", stream)) {
            return -1;
        }
        int tag = stream + " stdout ".length();
        int end = tag + 1;
        boolean known = charAt(line, tag) == 'F' || charAt(line, tag) == 'P';
        boolean ends = end == line.length() || charAt(line, end) == ' ';
        return known && ends ? Math.min(end + 1, line.length()) : -1;
    }

    @Override
    public boolean timed() {
        return true;
    }

    @Override
    public String name() {
        String own = inner.stream().map(LineLayout::name).distinct().collect(Collectors.joining(" + "));
        return "container run-time around " + (own.isEmpty() ? "plain text" : own);
    }
}
