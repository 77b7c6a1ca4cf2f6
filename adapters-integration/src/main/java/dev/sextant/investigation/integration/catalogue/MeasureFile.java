package dev.sextant.investigation.integration.catalogue;

import dev.sextant.investigation.domain.measures.Measure;
import dev.sextant.investigation.domain.measures.Measure.Threshold;
import dev.sextant.investigation.domain.measures.Measure.Worse;
import dev.sextant.investigation.domain.measures.MeasureCatalogue;
import dev.sextant.investigation.domain.measures.Unit;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the names of what is measured from YAML. Everything that is wrong is told at once. */
public final class MeasureFile {

    private static final Pattern OF_LIMIT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?) ?% of limit");

    private MeasureFile() {}

    /**
     * Reads a file.
     *
     * @param name how it is called when something is wrong
     * @param yaml its text
     * @return the measures, or everything that is wrong with them
     */
    public static Either<List<String>, MeasureCatalogue> read(String name, String yaml) {
        JsonNode document;
        try {
            document = Yaml.MAPPER.readTree(yaml);
        } catch (JacksonException malformed) {
            return Either.left(List.of(Yaml.complaint(name, malformed)));
        }
        List<String> wrong = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        var top = new Entry(name, document, wrong);
        top.entries("measures").forEach(entry -> measures.add(measure(entry)));
        top.close();
        return wrong.isEmpty() ? MeasureCatalogue.of(measures) : Either.left(List.copyOf(wrong));
    }

    /** What Sextant ships. */
    public static MeasureCatalogue shipped() {
        return read("measures.yml", Yaml.resource("measures.yml"))
                .getOrElseThrow(reasons -> new IllegalStateException(String.join("\n", reasons)));
    }

    private static Measure measure(Entry entry) {
        String name = entry.text("name");
        Measure measure = new Measure(
                name,
                entry.text("title"),
                entry.word("unit", Unit::of, "percent, ratio, count, per_second, seconds, bytes, bytes_per_second")
                        .getOrElse(Unit.NONE),
                entry.word("worse", MeasureFile::worse, "up, down, none").getOrElse(Worse.NONE),
                threshold(entry, "high"),
                threshold(entry, "critical"),
                number(entry, "limit"),
                entry.has("limit_of") ? Option.some(entry.text("limit_of")) : Option.none(),
                number(entry, "relative"),
                entry.texts("names"));
        entry.close();
        return measure;
    }

    private static Option<Worse> worse(String text) {
        return switch (text) {
            case "up" -> Option.some(Worse.UP);
            case "down" -> Option.some(Worse.DOWN);
            case "none" -> Option.some(Worse.NONE);
            default -> Option.none();
        };
    }

    private static Option<Double> number(Entry entry, String key) {
        return entry.has(key) ? entry.parsed(key, entry.text(key), MeasureFile::parse) : Option.none();
    }

    private static Either<String, Double> parse(String text) {
        try {
            return Either.right(Double.parseDouble(text));
        } catch (NumberFormatException wrong) {
            return Either.left("\"" + text + "\" is no number");
        }
    }

    private static Option<Threshold> threshold(Entry entry, String key) {
        if (!entry.has(key)) {
            return Option.none();
        }
        String text = entry.text(key);
        Matcher share = OF_LIMIT.matcher(text);
        return share.matches()
                ? Option.some(new Threshold(Double.parseDouble(share.group(1)) / 100, true))
                : entry.parsed(key, text, MeasureFile::parse).map(value -> new Threshold(value, false));
    }
}
