package dev.sextant.shared.web;

import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.EventContracts;
import io.vavr.Lazy;
import io.vavr.control.Either;
import java.util.List;

/** The contract of events, for programs that read it: {@code /asyncapi.json}. It is written out when somebody first asks for it, so that it costs nothing at start. */
public final class EventContractRoutes implements Routes {

    private final Lazy<String> json;

    /**
     * Routes.
     *
     * @param contracts what is published
     * @param names how events are called on the wire
     * @param stream the path of the stream of server-sent events
     */
    public EventContractRoutes(EventContracts contracts, CloudEventNames names, String stream) {
        this.json =
                Lazy.of(() -> new AsyncApi(contracts, names, stream).document().toString());
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(
                "/asyncapi.json", exchange -> Either.right(Answer.text(200, "application/json", json.get()))));
    }
}
