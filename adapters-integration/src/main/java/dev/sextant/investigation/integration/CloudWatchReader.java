package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Reads what CloudWatch answers to {@code GetMetricData} and {@code GetMetricStatistics}, a single one of its series, and the frame of such an answer. */
final class CloudWatchReader extends JsonReader {

    private static final String INSTRUMENT = "cloudwatch";
    private static final List<String> STATISTICS = List.of("Average", "Maximum", "Minimum", "Sum", "SampleCount");

    CloudWatchReader() {
        super("CloudWatch metrics", Set.of("/metricdataresults"));
    }

    @Override
    int claims(Field root) {
        if (root.isList()) {
            return isSeries(root.first()) ? SURE : 0;
        }
        if (root.has("metric_data_results") || root.has("label", "datapoints")) {
            return CERTAIN;
        }
        if (isSeries(root)) {
            return SURE;
        }
        return root.at("namespace").textOrNothing().startsWith("AWS/") && root.has("period") ? LIKELY : 0;
    }

    private static boolean isSeries(Field root) {
        return root.hasAny("label", "metric_name")
                && root.has("timestamps", "values")
                && root.hasAny("dimensions", "stat", "status_code", "id");
    }

    @Override
    JsonDocument.Pieces open(Findings findings) {
        return new JsonDocument.Pieces() {
            private boolean some;

            @Override
            public void item(String list, Field item) {
                some = true;
                series(findings, item);
            }

            @Override
            public void end(Field around) {
                if (around.has("datapoints")) {
                    findings.attempt(() -> statistics(findings, around));
                } else if (around.hasAny("timestamps", "values")) {
                    findings.attempt(() -> series(findings, around));
                } else if (!some) {
                    findings.hint("", "This answer of CloudWatch holds no numbers");
                }
                for (Field message : around.at("messages").list()) {
                    findings.hint(
                            message.pointer(),
                            "CloudWatch says: " + message.at("value", "code").text());
                }
            }
        };
    }

    private static void series(Findings findings, Field series) {
        List<Field> times = series.at("timestamps").list();
        List<Field> values = series.at("values").list();
        if (times.size() != values.size()) {
            throw series.at("values")
                    .wrong(Phrases.counted(values.size(), "value") + " stand beside "
                            + Phrases.counted(times.size(), "time"));
        }
        long[] moments = new long[times.size()];
        double[] numbers = new double[times.size()];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = moment(times.get(i));
            numbers[i] = values.get(i).measured();
        }
        String stat = series.at("stat", "statistic")
                .or(series.in("metric_stat", "stat"))
                .text();
        bring(findings, series, stat, moments, numbers);
    }

    private static void statistics(Findings findings, Field answer) {
        List<Field> points = answer.at("datapoints").list();
        for (String statistic : STATISTICS) {
            List<Field> having =
                    points.stream().filter(point -> point.has(statistic)).toList();
            long[] moments = new long[having.size()];
            double[] numbers = new double[having.size()];
            for (int i = 0; i < moments.length; i++) {
                moments[i] = moment(having.get(i).at("timestamp"));
                numbers[i] = having.get(i).at(statistic).measured();
            }
            if (moments.length > 0) {
                bring(findings, answer, statistic, moments, numbers);
            }
        }
    }

    private static void bring(Findings findings, Field series, String stat, long[] moments, double[] numbers) {
        String name = series.at("metric_name", "label", "id").text();
        if (name.isEmpty()) {
            throw new WrongValue(series.pointer(), "This series has no name");
        }
        SortedMap<String, String> labels =
                CloudDimensions.labels(series.at("dimensions").or(series.in("metric", "dimensions")));
        Subject subject = CloudDimensions.subject(labels);
        String unit =
                series.at("unit").or(series.at("datapoints").first().at("unit")).text();
        Source source = findings.source(INSTRUMENT, name, series);
        CloudDimensions.link(subject, labels, findings);
        findings.series(
                subject,
                new Samples(
                        name,
                        labels,
                        Option.of(unit).filter(words -> !words.isEmpty() && !words.equals("None")),
                        Option.of(stat).filter(words -> !words.isEmpty()),
                        moments,
                        numbers),
                moments.length == 0
                        ? source
                        : source.at(SeriesWindow.of(name, moments).getOrElse(new Anchor.Whole())));
    }

    private static long moment(Field time) {
        return time.time().getOrElseThrow(() -> time.wrong("is no time")).toEpochMilli();
    }
}
