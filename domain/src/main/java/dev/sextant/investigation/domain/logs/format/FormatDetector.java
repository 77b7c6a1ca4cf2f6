package dev.sextant.investigation.domain.logs.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the shapes of a sample's lines: groups lines by where and how their time is written, and learns each group's header. */
final class FormatDetector {

    private static final int MOST_LAYOUTS = 4;
    private static final int MOST_COLUMNS = 8;
    /** Share below which a shape with its time in front is taken for chance. */
    private static final double FRONT_SHARE = 0.02;
    /** The same for a shape with its time further in, where numbers of the content may look like a time. */
    private static final double INNER_SHARE = 0.15;

    private final List<String> sample;
    private final Reading reading = new Reading();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<Place, List<Integer>> groups = new LinkedHashMap<>();
    private final List<Integer> timeless = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private int considered;
    private int json;
    private int logfmt;

    FormatDetector(List<String> sample) {
        this.sample = sample;
    }

    /** A group of lines whose time is written in the same way at the same place. */
    private record Place(int column, boolean year, boolean date, boolean epoch, boolean zone, boolean letters) {}

    private record Found(LineLayout layout, int lines) {}

    LogFormat detect() {
        for (int i = 0; i < sample.size(); i++) {
            if (!sample.get(i).isBlank()) {
                considered += sort(i) ? 1 : 0;
            }
        }
        addStructured();
        addTimed();
        addLevelOnly();
        found.sort(Comparator.comparingInt(Found::lines).reversed());
        List<Found> kept = found.subList(0, Math.min(MOST_LAYOUTS, found.size()));
        int headed = kept.stream().mapToInt(Found::lines).sum();
        double coverage = considered == 0 ? 0 : (double) headed / considered;
        if (kept.stream().noneMatch(f -> f.layout().timed())) {
            notes.add("No timestamps were recognised: order is known, time is not.");
        }
        return new LogFormat(kept.stream().map(Found::layout).toList(), coverage >= 0.5, coverage, List.copyOf(notes));
    }

    /** Puts a line of the sample to its like; whether it counts, which a continuation does not. */
    private boolean sort(int index) {
        String line = sample.get(index);
        if (new JsonLayout().read(line, reading)) {
            json++;
            return true;
        }
        if (line.indexOf('=') != line.lastIndexOf('=') && new LogfmtLayout().read(line, reading)) {
            logfmt++;
            return true;
        }
        Place place = place(line);
        if (place.column() >= 0) {
            groups.computeIfAbsent(place, k -> new ArrayList<>()).add(index);
        } else if (Continuation.looksLike(line)) {
            return false;
        } else {
            timeless.add(index);
        }
        return true;
    }

    private void addStructured() {
        if (json > considered * FRONT_SHARE) {
            found.add(new Found(new JsonLayout(), json));
        }
        if (logfmt > considered * FRONT_SHARE) {
            found.add(new Found(new LogfmtLayout(), logfmt));
        }
    }

    private void addTimed() {
        boolean frontDominates = groups.entrySet().stream()
                .anyMatch(e -> e.getKey().column() == 0 && e.getValue().size() * 2 > considered);
        groups.forEach((place, lines) -> {
            boolean front = place.column() == 0 && !place.epoch();
            double share = front || !frontDominates ? FRONT_SHARE : INNER_SHARE;
            if (lines.size() >= share * considered) {
                HeaderLayout layout = new HeaderLearner(sample, lines, place.column(), order(lines, place)).learn();
                found.add(new Found(layout, lines.size()));
                note(place);
            }
        });
    }

    private void note(Place place) {
        if (!place.date()) {
            notes.add(
                    "Timestamps carry no date: the first is put on the day of the reference time, midnight is counted.");
        } else if (!place.year()) {
            notes.add("Timestamps carry no year: the latest year that is not after the reference time is used, and"
                    + " counted up when December turns to January.");
        }
        if (!place.zone() && !place.epoch()) {
            notes.add("Timestamps carry no time zone: they are read as UTC.");
        }
    }

    private void addLevelOnly() {
        if (found.stream().anyMatch(f -> isTwoLines(f.layout()))) {
            return;
        }
        int levels = 0;
        for (int i : timeless) {
            levels += reading.fields.skip(HeaderField.LEVEL, sample.get(i), 0) >= 0 ? 1 : 0;
        }
        if (levels >= 0.6 * timeless.size() && levels >= 0.2 * considered && levels > 0) {
            found.add(new Found(
                    new HeaderLayout(
                            List.of(HeaderField.LEVEL),
                            false,
                            List.of(),
                            DateOrder.YEAR_MONTH_DAY,
                            HeaderLayout.Kind.LEVEL_ONLY),
                    levels));
        }
    }

    private static boolean isTwoLines(LineLayout layout) {
        return layout instanceof HeaderLayout header && header.kind() == HeaderLayout.Kind.TWO_LINES;
    }

    private Place place(String line) {
        int p = HeaderLayout.priority(line, reading);
        TimeScanner time = reading.time;
        for (int column = 0; column < MOST_COLUMNS && p >= 0 && p < line.length(); column++) {
            int start = HeaderLayout.openBracket(line, p);
            for (DateOrder order : DateOrder.values()) {
                time.order = order;
                if (time.scan(line, start)) {
                    return new Place(
                            column,
                            time.hasYear,
                            time.hasDate,
                            time.isEpoch,
                            time.offset != TimeScanner.NO_ZONE,
                            TimeScanner.isLetter(line.charAt(start)));
                }
            }
            p = reading.fields.skip(HeaderField.TOKEN, line, p);
        }
        return new Place(-1, false, false, false, false, false);
    }

    /** The order of short dates under which the group's stamps are valid and run backwards least often. */
    private DateOrder order(List<Integer> lines, Place place) {
        DateOrder best = DateOrder.YEAR_MONTH_DAY;
        long bestCost = Long.MAX_VALUE;
        boolean ambiguous = false;
        int equallyGood = 0;
        for (DateOrder order : preference(lines, place)) {
            long cost = 0;
            long before = Long.MIN_VALUE;
            for (int i : lines) {
                reading.time.order = order;
                if (!reading.time.scan(sample.get(i), start(sample.get(i), place))) {
                    cost += 1_000_000;
                    continue;
                }
                ambiguous |= reading.time.ambiguous;
                long day = CivilTime.epochDay(reading.time.year, reading.time.month, reading.time.day);
                cost += day < before ? 1_000 : before != Long.MIN_VALUE && day - before > 1 ? 1 : 0;
                before = day;
            }
            equallyGood = cost < bestCost ? 1 : cost == bestCost ? equallyGood + 1 : equallyGood;
            best = cost < bestCost ? order : best;
            bestCost = Math.min(cost, bestCost);
        }
        if (ambiguous && equallyGood > 1) {
            notes.add("The order of day and month in dates is not evident from the data: "
                    + best.name().toLowerCase(java.util.Locale.ROOT).replace("_", ", ") + " is assumed.");
        }
        return best;
    }

    private int start(String line, Place place) {
        int p = HeaderLayout.priority(line, reading);
        for (int i = 0; i < place.column(); i++) {
            p = reading.fields.skip(HeaderField.TOKEN, line, p);
        }
        return HeaderLayout.openBracket(line, p);
    }

    /** Orders to try, the one that convention prefers first: day before month with points and hyphens and a year behind. */
    private List<DateOrder> preference(List<Integer> lines, Place place) {
        String line = sample.get(lines.getFirst());
        int start = start(line, place);
        char separator = TimeScanner.charAt(
                line, TimeScanner.isDigit(TimeScanner.charAt(line, start + 1)) ? start + 2 : start + 1);
        boolean yearBehind = false;
        for (int p = start; p + 4 <= Math.min(line.length(), start + 10); p++) {
            yearBehind |= line.charAt(p) == separator
                    && p + 5 <= line.length()
                    && line.substring(p + 1, p + 5).chars().allMatch(c -> TimeScanner.isDigit((char) c));
        }
        if (!place.year()) {
            return List.of(DateOrder.YEAR_MONTH_DAY, DateOrder.DAY_MONTH_YEAR);
        }
        if (!yearBehind) {
            return List.of(DateOrder.YEAR_MONTH_DAY, DateOrder.DAY_MONTH_YEAR, DateOrder.MONTH_DAY_YEAR);
        }
        return separator == '/'
                ? List.of(DateOrder.MONTH_DAY_YEAR, DateOrder.DAY_MONTH_YEAR)
                : List.of(DateOrder.DAY_MONTH_YEAR, DateOrder.MONTH_DAY_YEAR);
    }
}
