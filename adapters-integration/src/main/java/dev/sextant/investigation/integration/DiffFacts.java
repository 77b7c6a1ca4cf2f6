package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines of a unified diff tell, one after the other: the settings that differ, hunk by hunk, and which file was changed when. */
final class DiffFacts {

    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*");
    private static final DateTimeFormatter GIT =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu xx", Locale.ENGLISH);
    private static final int MOST_LINES = 2_000;
    private static final int LONGEST = 500;

    private final Findings findings;
    private final List<String> removed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private String path = "";
    private String by = "";
    private Option<Instant> committed = Option.none();
    private Option<Instant> at = Option.none();
    private long from;
    private long to;
    private long oldLeft;
    private long newLeft;

    DiffFacts(Findings findings) {
        this.findings = findings;
    }

    /** Takes a line. */
    void line(String line, long number) {
        if (oldLeft > 0 || newLeft > 0) {
            changed(line, number);
        } else {
            header(line, number);
        }
    }

    /** The end of the diff. */
    void end() {
        hunk();
        if (oldLeft > 0 || newLeft > 0) {
            findings.hint("", "The diff ends in the middle of a hunk");
        }
    }

    private void header(String line, long number) {
        Matcher hunk = HUNK.matcher(line);
        if (hunk.matches()) {
            hunk();
            from = number;
            oldLeft = hunk.group(1) == null ? 1 : Long.parseLong(hunk.group(1));
            newLeft = hunk.group(2) == null ? 1 : Long.parseLong(hunk.group(2));
        } else if (line.startsWith("--- ")) {
            hunk();
            path = pathOf(line.substring(4), "a/");
        } else if (line.startsWith("+++ ")) {
            String named = pathOf(line.substring(4), "b/");
            path = named.equals("/dev/null") ? path : named;
            at = timeOf(line).orElse(committed);
            to = number;
            file(number);
        } else if (line.startsWith("Date:")) {
            committed = date(line.substring("Date:".length()).strip());
        } else if (line.startsWith("Author:") || line.startsWith("From:")) {
            by = line.substring(line.indexOf(':') + 1).replaceAll("<[^>]*>", "").strip();
        }
    }

    private void changed(String line, long number) {
        to = number;
        char mark = line.isEmpty() ? ' ' : line.charAt(0);
        switch (mark) {
            case '-' -> {
                oldLeft--;
                keep(removed, line);
            }
            case '+' -> {
                newLeft--;
                keep(added, line);
            }
            case '\\' -> {}
            default -> {
                oldLeft--;
                newLeft--;
            }
        }
        if (oldLeft <= 0 && newLeft <= 0) {
            hunk();
        }
    }

    private static void keep(List<String> lines, String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line.substring(1));
        }
    }

    /** Brings what a hunk changed. Lines that are no settings, as those of programs, are told as they are. */
    private void hunk() {
        if (removed.isEmpty() && added.isEmpty()) {
            return;
        }
        Map<String, String> before = settings(removed);
        Map<String, String> after = settings(added);
        Source source = source(new Anchor.Lines(from, to));
        Subject subject = new Subject("file", path);
        findings.attempt(() -> {
            if (before.size() == removed.size() && after.size() == added.size()) {
                Settings.compare(findings, subject, before, after, at.map(Period::at), source);
            } else {
                Settings.tell(findings, subject, "text", text(removed), text(added), at.map(Period::at), source);
            }
        });
        removed.clear();
        added.clear();
    }

    private static Map<String, String> settings(List<String> lines) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : lines) {
            Settings.of(line).forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        }
        return settings;
    }

    private static Option<String> text(List<String> lines) {
        String text = Secrets.hidden(String.join("\n", lines));
        return lines.isEmpty()
                ? Option.none()
                : Option.some(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    /** Brings that a file was changed, where it is told when. */
    private void file(long number) {
        at.forEach(moment -> findings.fact(Fact.of(
                        "change", new Subject("file", path), source(new Anchor.Lines(number, number)))
                .text("change", isConfiguration(path) ? "config" : "deploy")
                .text("what", path)
                .text("by", by)
                .during(Option.some(Period.at(moment)))
                .says("File " + path + " was changed" + Phrases.after(" by ", by) + " at " + Phrases.time(moment))));
    }

    private static boolean isConfiguration(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String end :
                new String[] {".yaml", ".yml", ".json", ".properties", ".conf", ".cfg", ".ini", ".toml", ".env", ".tf"
                }) {
            if (lower.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    private Source source(Anchor anchor) {
        return new Source(findings.file(), Settings.INSTRUMENT, "", anchor);
    }

    private static String pathOf(String header, String prefix) {
        int tab = header.indexOf('\t');
        String path = (tab < 0 ? header : header.substring(0, tab)).strip();
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private static Option<Instant> timeOf(String header) {
        int tab = header.indexOf('\t');
        // GNU diff writes the beginning of 1970 for a file that is not there.
        return tab < 0
                ? Option.none()
                : Moments.parse(header.substring(tab + 1).strip().replaceFirst(" ([+-]\\d{2}):?(\\d{2})$", "$1:$2"))
                        .filter(time -> time.getEpochSecond() > 0);
    }

    private static Option<Instant> date(String text) {
        try {
            return Option.some(OffsetDateTime.parse(text, GIT).toInstant());
        } catch (DateTimeException other) {
            return Moments.parse(text);
        }
    }
}
