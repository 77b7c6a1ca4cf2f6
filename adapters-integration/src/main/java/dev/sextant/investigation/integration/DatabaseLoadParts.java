package dev.sextant.investigation.integration;

import static dev.sextant.investigation.integration.DatabaseLoadReader.INSTRUMENT;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The parts that a database's load is made of, as Performance Insights tells them. */
final class DatabaseLoadParts {

    private final Findings findings;
    private final Subject database;
    private final Option<Period> during;
    private final double average;

    /**
     * Begins.
     *
     * @param average the load of all, in average active sessions; NaN where it is not told
     */
    DatabaseLoadParts(Findings findings, Subject database, Option<Period> during, double average) {
        this.findings = findings;
        this.database = database;
        this.during = during;
        this.average = average;
    }

    /**
     * A part of the load.
     *
     * @param field where it stands
     * @param name how it is called
     * @param load that it makes, in average active sessions
     */
    record Part(Field field, String name, Option<Double> load) {}

    /** A wait of a statement. */
    private record Wait(String name, String type, double load) {}

    /** Brings the statements. */
    void statements(List<Field> fields) {
        List<Part> parts = parts(fields, "statement", "sql", "query", "sql_text");
        double sum = sum(parts);
        for (int i = 0; i < parts.size(); i++) {
            int rank = i + 1;
            Part part = parts.get(i);
            findings.attempt(() -> statement(
                    part,
                    rank,
                    sum,
                    part.field().at("calls_per_sec", "calls_per_second").number(),
                    topWait(part.field().at("wait_events", "waits").list())));
        }
    }

    /** Brings the waits. */
    void waits(List<Field> fields) {
        List<Part> parts = parts(fields, "name", "wait_event", "event");
        double sum = sum(parts);
        for (int i = 0; i < parts.size(); i++) {
            int rank = i + 1;
            Part part = parts.get(i);
            findings.attempt(() -> wait(
                    part, rank, sum, part.field().at("type", "wait_event_type").text()));
        }
    }

    /**
     * Brings users or clients.
     *
     * @param kind of the facts
     * @param word for people
     */
    void others(String kind, String word, List<Field> fields) {
        List<Part> parts = parts(fields, "name", "id", "host", "user");
        double sum = sum(parts);
        for (int i = 0; i < parts.size(); i++) {
            int rank = i + 1;
            Part part = parts.get(i);
            findings.attempt(() -> findings.fact(draft(kind, part, rank, sum)
                    .text("name", part.name())
                    .says("Performance Insights: the " + word + " " + part.name() + " makes " + carried(part, sum))));
        }
    }

    /** Brings an answer to {@code DescribeDimensionKeys}, whose partitions are the waits. */
    void keys(Field root) {
        List<Field> partitions = root.at("partition_keys").list();
        List<Part> parts = new ArrayList<>();
        String dimension = "";
        for (Field key : root.at("keys").list()) {
            for (var entry : key.at("dimensions").labels().entrySet()) {
                if (dimension.isEmpty()
                        || entry.getKey().endsWith(".statement")
                        || entry.getKey().endsWith(".name")) {
                    dimension = entry.getKey();
                }
            }
            parts.add(new Part(
                    key,
                    key.at("dimensions").at(dimension).text(),
                    key.at("total").number()));
        }
        ranked(dimension, parts, partitions);
    }

    /**
     * Brings parts of one dimension, by their load.
     *
     * @param dimension such as {@code db.wait_event.name}
     * @param partitions what the parts are split into, in the order of their {@code Partitions}
     */
    void ranked(String dimension, List<Part> unsorted, List<Field> partitions) {
        List<Part> parts = unsorted.stream().sorted(byLoad()).toList();
        double sum = sum(parts);
        for (int i = 0; i < parts.size(); i++) {
            int rank = i + 1;
            Part part = parts.get(i);
            findings.attempt(() -> key(dimension, part, rank, sum, partitions));
        }
    }

    private void key(String dimension, Part part, int rank, double sum, List<Field> partitions) {
        if (dimension.startsWith("db.sql")) {
            statement(
                    part,
                    rank,
                    sum,
                    Option.none(),
                    partitioned(part.field().at("partitions").list(), partitions));
        } else if (dimension.startsWith("db.wait")) {
            wait(
                    part,
                    rank,
                    sum,
                    part.field().at("dimensions").at("db.wait_event.type").text());
        } else {
            boolean user = dimension.startsWith("db.user");
            findings.fact(draft(user ? "db.user" : "db.client", part, rank, sum)
                    .text("name", part.name())
                    .says("Performance Insights: the " + (user ? "user " : "client ") + part.name() + " makes "
                            + carried(part, sum)));
        }
    }

    private static Option<Wait> partitioned(List<Field> loads, List<Field> keys) {
        Option<Wait> top = Option.none();
        for (int i = 0; i < Math.min(loads.size(), keys.size()); i++) {
            double load = loads.get(i).measured();
            Field dimensions = keys.get(i).at("dimensions");
            String name = dimensions.at("db.wait_event.name", "db.wait_event").text();
            if (!name.isEmpty() && load > top.map(Wait::load).getOrElse(0.0)) {
                top = Option.some(new Wait(
                        name, typeOf(name, dimensions.at("db.wait_event.type").text()), load));
            }
        }
        return top;
    }

    private static Option<Wait> topWait(List<Field> waits) {
        Option<Wait> top = Option.none();
        for (Field wait : waits) {
            double load = wait.at("db_load_avg", "load", "value").measured();
            if (load > top.map(Wait::load).getOrElse(0.0)) {
                String name = wait.at("name", "wait_event").text();
                top = Option.some(new Wait(name, typeOf(name, wait.at("type").text()), load));
            }
        }
        return top;
    }

    private void statement(Part part, int rank, double sum, Option<Double> calls, Option<Wait> wait) {
        findings.fact(draft("db.statement", part, rank, sum)
                .text("statement", part.name())
                .number("calls_per_second", calls)
                .text("top_wait", wait.map(Wait::name).getOrElse(""))
                .text("top_wait_type", wait.map(Wait::type).getOrElse(""))
                .number(
                        "top_wait_share",
                        part.load()
                                .filter(all -> all > 0)
                                .flatMap(all -> wait.map(top -> Math.min(1, top.load() / all))))
                .says("Performance Insights: the statement " + Phrases.line(part.name()) + " carries "
                        + carried(part, sum)
                        + wait.map(top -> top.type().equals("CPU")
                                        ? ", mostly on CPU (" + top.name() + ")"
                                        : ", mostly waiting for " + top.name())
                                .getOrElse("")
                        + calls.map(rate -> ", " + Phrases.number(rate) + " calls per second")
                                .getOrElse("")));
    }

    private void wait(Part part, int rank, double sum, String told) {
        String type = typeOf(part.name(), told);
        findings.fact(draft("db.wait", part, rank, sum)
                .text("wait", part.name())
                .text("type", type)
                .says("Performance Insights: the wait " + part.name() + " makes " + carried(part, sum)));
    }

    private Fact.Draft draft(String kind, Part part, int rank, double sum) {
        if (part.name().isEmpty()) {
            throw new WrongValue(part.field().pointer(), "This part of the load has no name");
        }
        return Fact.of(kind, database, findings.source(INSTRUMENT, "", part.field()))
                .number("load", part.load())
                .number("share", part.load().filter(load -> sum > 0).map(load -> load / sum))
                .number("rank", rank)
                .during(during);
    }

    /** How much of the load a part makes. Where the parts exceed the load, which some renderings do, only the share is told. */
    private String carried(Part part, double sum) {
        String share = part.load()
                .filter(load -> sum > 0)
                .map(load -> " (" + Phrases.percent(load / sum) + ")")
                .getOrElse("");
        String load = part.load().map(Phrases::number).getOrElse("an unknown number");
        boolean within = part.load().exists(own -> own <= average);
        return load + (within ? " of " + Phrases.number(average) : "") + " average active sessions" + share;
    }

    private List<Part> parts(List<Field> fields, String... names) {
        List<Part> parts = new ArrayList<>();
        for (Field field : fields) {
            // Looked at here for the sum; an item that is wrong is left out by itself.
            findings.attemptUncounted(() -> parts.add(new Part(
                    field,
                    field.at(names).text(),
                    field.at("db_load_avg", "load", "average_active_sessions", "value")
                            .number())));
        }
        parts.sort(byLoad());
        return parts;
    }

    private static Comparator<Part> byLoad() {
        return Comparator.<Part>comparingDouble(part -> part.load().getOrElse(0.0))
                .reversed();
    }

    private static double sum(List<Part> parts) {
        return parts.stream().mapToDouble(part -> part.load().getOrElse(0.0)).sum();
    }

    private static String typeOf(String wait, String told) {
        if (!told.isEmpty()) {
            return told;
        }
        int colon = wait.indexOf(':');
        String type = colon < 0 ? wait : wait.substring(0, colon);
        return type.toUpperCase(Locale.ROOT).equals("CPU") ? "CPU" : type;
    }
}
