package dev.sextant.shared.application;

import dev.sextant.shared.application.ReceivedEvent.Subject;
import dev.sextant.shared.domain.TypeId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Puts events into the envelope of CloudEvents 1.0, for every way out alike. All that stands in the envelope comes from the row that carries the event; nothing that the event says can change it. Safe for many
 * threads.
 *
 * <p>Beside the standard attributes: {@code tenant}; {@code aggregatetype} and {@code aggregateversion}, as text because whole numbers of CloudEvents have 32 bits; {@code sequence}, which sorts as text as the events
 * of one {@code subject} happened; {@code version} of the shape, as a number; {@code partitionkey}, within which order matters; and {@code traceparent} when the request had one.
 */
@Port
public final class CloudEvents {

    private final EventContracts contracts;
    private final CloudEventNames names;

    /** Envelopes of what a program publishes. */
    public CloudEvents(EventContracts contracts, CloudEventNames names) {
        this.contracts = contracts;
        this.names = names;
    }

    /** An event in its envelope, in the version that it has. */
    public CloudEvent of(ReceivedEvent event) {
        Subject subject = event.subject();
        String id = TypeId.format(prefix(event), subject.id());
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", names.id(event.id()));
        attributes.put("source", names.source(event.tenant()));
        attributes.put("type", names.type(event.kind()));
        attributes.put("subject", id);
        attributes.put("time", event.occurredAt().toString());
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", names.schema(event.kind()));
        attributes.put("tenant", event.tenant().toString());
        attributes.put("aggregatetype", subject.type());
        attributes.put("aggregateversion", Long.toString(subject.version()));
        attributes.put("sequence", sequence(subject));
        attributes.put("version", event.kind().version());
        attributes.put("partitionkey", id);
        event.traceparent().forEach(traceparent -> attributes.put("traceparent", traceparent));
        return new CloudEvent(attributes, event.data());
    }

    /** The prefix of the aggregate's ids; its type, when this program does not publish the event. */
    private String prefix(ReceivedEvent event) {
        return contracts
                .find(event.kind().type())
                .map(definition -> definition.aggregate().prefix())
                .getOrElse(event.subject().type());
    }

    /** As many digits as the largest number has, so that the order of the texts is the order of the numbers. */
    private static String sequence(Subject subject) {
        return String.format(Locale.ROOT, "%019d.%010d", subject.version(), subject.sequence());
    }
}
