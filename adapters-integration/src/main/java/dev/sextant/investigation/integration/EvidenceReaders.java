package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader;
import java.util.List;

/** All readers of evidence that the product brings. A new one is one more line here. */
public final class EvidenceReaders {

    private EvidenceReaders() {}

    /**
     * The readers; they keep no state, and one list serves a whole program. Plain logs and JSON lines are none of theirs.
     *
     * @return in no particular order: the surest one takes a file
     */
    public static List<EvidenceReader> all() {
        return List.of(
                new KubernetesReader(),
                new CloudWatchReader(),
                new DatabaseLoadReader(),
                new PlatformEventReader(),
                new AlertReader(),
                new DatadogReader(),
                new PrometheusReader(),
                new MetricsJsonReader(),
                new MetricsCsvReader(),
                new DiffReader(),
                new ConfigurationReader(),
                new ChangeReader(),
                new RolloutHistoryReader(),
                new StatementReader());
    }
}
