package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Reads what Prometheus answers to {@code query_range} and {@code query}: a matrix, or a vector of single values. */
final class PrometheusReader extends JsonReader {

    private static final String INSTRUMENT = "prometheus";
    private static final String NAME = "__name__";

    PrometheusReader() {
        super("Prometheus query results", Set.of("/data/result", "/result"));
    }

    @Override
    int claims(Field root) {
        Field data = root.at("data").isObject() ? root.at("data") : root;
        Field result = data.at("result");
        String type = data.at("result_type").textOrNothing();
        if (result.isList() && (type.equals("matrix") || type.equals("vector"))) {
            return CERTAIN;
        }
        Field first = root.isList() ? root.first() : result.first();
        return isSeries(first) ? SURE : 0;
    }

    private static boolean isSeries(Field item) {
        return item.at("metric").isObject()
                && (item.at("values").first().isList() || item.at("value").isList());
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            @Override
            public void item(String list, Field item) {
                series(findings, item);
            }

            @Override
            public void end(Field around) {
                for (Field warning : around.at("warnings").list()) {
                    findings.hint(warning.pointer(), "Prometheus warns: " + warning.text());
                }
                if (around.at("status").textOrNothing().equals("error")) {
                    throw new WrongValue(
                            "/status",
                            "Prometheus answered with an error: "
                                    + around.at("error").text());
                }
            }
        };
    }

    private static void series(Findings findings, Field item) {
        if (!item.isObject()) {
            throw item.wrong("is no object");
        }
        SortedMap<String, String> labels = item.at("metric").labels();
        String name = labels.getOrDefault(NAME, "");
        labels.remove(NAME);
        List<Field> points = item.at("values").exists()
                ? item.at("values").list()
                : item.at("value").exists() ? List.of(item.at("value")) : List.of();
        long[] times = new long[points.size()];
        double[] values = new double[points.size()];
        for (int i = 0; i < times.length; i++) {
            List<Field> pair = points.get(i).list();
            if (pair.size() != 2) {
                throw points.get(i).wrong("A point is a time and a value");
            }
            times[i] = pair.getFirst()
                    .time()
                    .getOrElseThrow(() -> pair.getFirst().wrong("is no time"))
                    .toEpochMilli();
            values[i] = pair.get(1).measured();
        }
        String called = name.isEmpty() ? "query" : name;
        Source source = findings.source(INSTRUMENT, called, item);
        findings.series(
                MetricLabels.subject(labels),
                new Samples(called, labels, Option.none(), Option.none(), times, values),
                source.at(SeriesWindow.of(called, times).getOrElse(source.anchor())));
    }
}
