package dev.sextant.shared.web;

import dev.sextant.shared.application.CloudEvent;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventContracts.Served;
import dev.sextant.shared.application.EventDefinition;
import dev.sextant.shared.application.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract of events as a document of AsyncAPI 3.0, derived from their definitions: a channel for each type, a message for each version that can be asked for. */
final class AsyncApi {

    /** The version of the contract; see {@code docs/events.md} for when which part of it is raised. */
    static final String VERSION = "0.1.0";

    private static final String DESCRIPTION = """
            What happened, told to whoever asked for it: over a stream of server-sent events, or posted to webhooks.

            **Envelope.** Every message is a CloudEvent 1.0 in the structured mode. All of the envelope comes from the server's own records, nothing of it from `data`.

            **Delivery.** At least once. The same event has the same `id` in every version, on every way, and each time that it is delivered: whoever takes each `id` once, takes each event once.

            **Order.** The events of one `subject` and `aggregatetype` happened in the order of their `sequence`, compared as text. Between different subjects there is no order.

            **Versions.** `type` ends with the version of the shape of `data`. A field that may be absent can be added to a version at any time, so pass over fields that you do not know; anything else is a new
            version, and the one before stays as long as it stands here. `dataschema` names the shape; it need not be an address that answers.

            **Personal data.** What tells of one person is marked with `x-personal-data: true`: ids of accounts, although they are no names, and ids of what belongs to one person alone, such as a session. Names,
            addresses and free text do not occur in events.
            """;

    private final EventContracts contracts;
    private final CloudEventNames names;
    private final String stream;

    /**
     * A contract.
     *
     * @param stream the path of the stream of server-sent events
     */
    AsyncApi(EventContracts contracts, CloudEventNames names, String stream) {
        this.contracts = contracts;
        this.names = names;
        this.stream = stream;
    }

    /** The whole document. */
    ObjectNode document() {
        ObjectNode document = JsonFormat.document();
        document.put("asyncapi", "3.0.0");
        info(document.putObject("info"));
        document.put("defaultContentType", CloudEvent.MEDIA_TYPE);
        servers(document.putObject("servers"));
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("CloudEvent", new EnvelopeSchema().get());
        var versions = new TreeMap<String, List<Served>>();
        for (Served served : contracts.served()) {
            versions.computeIfAbsent(served.kind().type(), type -> new ArrayList<>())
                    .add(served);
            messages.set(key(served.kind()), message(served));
            schemas.set(key(served.kind()), EventSchema.of(served.shape()));
        }
        versions.values().forEach(served -> channel(channels, operations, served));
        ObjectNode security = components.putObject("securitySchemes").putObject("bearer");
        security.put("type", "http").put("scheme", "bearer");
        return document;
    }

    private static void info(ObjectNode info) {
        info.put("title", "Sextant events").put("version", VERSION).put("description", DESCRIPTION);
        info.putObject("contact").put("name", "The Sextant project").put("url", "https://sextant.dev");
        info.putObject("license").put("name", "Apache-2.0").put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    }

    private void servers(ObjectNode servers) {
        ObjectNode sse = servers.putObject("stream");
        sse.put("host", "{host}").put("pathname", stream).put("protocol", "sse");
        sse.put(
                "description",
                "The events of the caller's organisation as server-sent events, each with an `id`; sent back as `Last-Event-ID`, it resumes right after the event. `types` chooses among them, such as `case.opened,file.*`.");
        sse.putObject("variables")
                .putObject("host")
                .put("default", "localhost:8080")
                .put("description", "Host and port of the server that serves this document.");
        ref(sse.putArray("security").addObject(), "#/components/securitySchemes/bearer");
        ObjectNode webhook = servers.putObject("webhook");
        webhook.put("host", "{receiver}").put("protocol", "https");
        webhook.put(
                "description",
                "An address that somebody had registered. Each event is posted to it, signed by the convention of Standard Webhooks.");
        webhook.putObject("variables")
                .putObject("receiver")
                .put("default", "example.com")
                .put("description", "Host and port of the registered address.");
    }

    private static String key(EventKind kind) {
        return kind.type() + ".v" + kind.version();
    }

    private static void ref(ObjectNode node, String target) {
        node.put("$ref", target);
    }

    private static void channel(ObjectNode channels, ObjectNode operations, List<Served> versions) {
        EventDefinition definition = versions.getFirst().definition();
        // Type ids have no hyphen, so that two of them never become one key.
        String name = definition.kind().type().replace('.', '-');
        ObjectNode channel = channels.putObject(name);
        channel.put("address", definition.kind().type()).put("description", definition.description());
        ArrayNode servers = channel.putArray("servers");
        ref(servers.addObject(), "#/servers/stream");
        ref(servers.addObject(), "#/servers/webhook");
        channel.putArray("tags").addObject().put("name", definition.context());
        ObjectNode messages = channel.putObject("messages");
        ObjectNode operation = operations.putObject("send-" + name);
        operation.put("action", "send").put("summary", definition.description());
        ref(operation.putObject("channel"), "#/channels/" + name);
        ArrayNode sent = operation.putArray("messages");
        for (Served served : versions) {
            String key = key(served.kind());
            ref(messages.putObject(key), "#/components/messages/" + key);
            ref(sent.addObject(), "#/channels/" + name + "/messages/" + key);
        }
    }

    private ObjectNode message(Served served) {
        EventKind kind = served.kind();
        EventDefinition definition = served.definition();
        ObjectNode message = JsonFormat.document();
        message.put("name", names.type(kind)).put("title", kind.toString());
        message.put("summary", definition.description()).put("contentType", CloudEvent.MEDIA_TYPE);
        message.putArray("tags").addObject().put("name", definition.context());
        ArrayNode payload = message.putObject("payload").putArray("allOf");
        ref(payload.addObject(), "#/components/schemas/CloudEvent");
        ObjectNode narrowed = payload.addObject().put("type", "object");
        ObjectNode properties = narrowed.putObject("properties");
        properties.putObject("type").put("const", names.type(kind));
        properties.putObject("dataschema").put("const", names.schema(kind));
        properties.putObject("version").put("const", kind.version());
        properties
                .putObject("aggregatetype")
                .put("const", definition.aggregate().type());
        for (String attribute : List.of("subject", "partitionkey")) {
            ObjectNode id = properties.putObject(attribute);
            id.put("pattern", EventSchema.idPattern(definition.aggregate().prefix()));
            if (definition.aggregate().personal()) {
                id.put(EventSchema.PERSONAL, true);
            }
        }
        ref(properties.putObject("data"), "#/components/schemas/" + key(kind));
        message.put("x-context", definition.context());
        ArrayNode personal = message.putArray("x-personal-fields");
        served.shape().personal().forEach(personal::add);
        return message;
    }
}
