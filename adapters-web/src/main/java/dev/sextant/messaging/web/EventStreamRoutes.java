package dev.sextant.messaging.web;

import dev.sextant.messaging.application.EventPermissions;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.messaging.application.FollowEvents;
import dev.sextant.messaging.domain.WebhookFilter;
import dev.sextant.messaging.web.EventStream.Wish;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.CloudEvents;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.EventDefinition;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Query;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The operation that streams what happens. */
public final class EventStreamRoutes implements Routes {

    /** Where the stream is. */
    public static final String PATH = "/api/v1/events/stream";

    private static final String TYPES = "types";
    private static final String FOLLOW = "follow";

    /** How long a mark is good: no longer than what it may still have to read is kept. */
    private static final Duration MARKS_LAST = Duration.ofDays(30);

    private final FollowEvents follow;
    private final EventContracts contracts;
    private final CloudEvents envelopes;
    private final StreamSettings settings;
    private final Clock clock;
    private final OpenStreams streams;

    /**
     * Routes.
     *
     * @param contracts what is published
     * @param names how events are called on the wire
     * @param clock tells how old a mark is
     */
    public EventStreamRoutes(
            FollowEvents follow,
            EventContracts contracts,
            CloudEventNames names,
            StreamSettings settings,
            Clock clock) {
        this.follow = follow;
        this.contracts = contracts;
        this.envelopes = new CloudEvents(contracts, names);
        this.settings = settings;
        this.clock = clock;
        this.streams = new OpenStreams(settings.ofUser(), settings.ofOrganization());
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, this::stream)
                .query(TYPES, FOLLOW, "last_event_id")
                .produces("text/event-stream")
                .needs(EventPermissions.READ));
    }

    @Override
    public void drain() {
        streams.drain();
    }

    private Either<DomainError, Answer> stream(Exchange exchange) {
        Query query = exchange.query();
        Set<String> types = types(query);
        boolean waits =
                query.oneOf(FOLLOW, List.of("true", "false")).getOrElse("true").equals("true");
        Option<EventPosition> last = exchange.lastEvent().flatMap(mark -> position(mark, query));
        query.done();
        return follow.begin(exchange.actor(), last).flatMap(from -> answer(exchange, new Wish(from, types, waits)));
    }

    private Either<DomainError, Answer> answer(Exchange exchange, Wish wish) {
        if (!exchange.sendsBody()) {
            return Either.right(head(out -> {}));
        }
        return streams.take(exchange.actor())
                .<DomainError>mapLeft(refusal -> refusal)
                .map(seat -> {
                    var stream = new EventStream(
                            follow,
                            envelopes,
                            settings,
                            exchange,
                            position -> exchange.mark(mark(position)),
                            wish,
                            seat);
                    return head(stream::writeTo);
                });
    }

    /** Proxies that collect an answer before they pass it on are asked not to. */
    private static Answer head(Answer.Writer content) {
        return Answer.stream(200, "text/event-stream;charset=utf-8", Answer.UNKNOWN_LENGTH, content)
                .with("X-Accel-Buffering", "no");
    }

    private Cursor mark(EventPosition position) {
        return new Cursor(List.of(position.text(), Long.toString(clock.instant().getEpochSecond())));
    }

    private Option<EventPosition> position(Cursor mark, Query query) {
        Instant made = Instant.ofEpochSecond(Long.parseLong(mark.keys().getLast()));
        if (made.plus(MARKS_LAST).isBefore(clock.instant())) {
            query.wrong(
                    "Last-Event-ID",
                    "expired_cursor",
                    "It is older than " + MARKS_LAST.toDays()
                            + " days, and what happened since may be gone: begin anew.");
            return Option.none();
        }
        return Option.some(new EventPosition(mark.keys().getFirst()));
    }

    /** The type ids that are wanted; empty for all. A pattern for which there is no event is a typing error. */
    private Set<String> types(Query query) {
        Option<String> given = query.text(TYPES);
        if (given.isEmpty()) {
            return Set.of();
        }
        Either<List<FieldError>, WebhookFilter> filter =
                WebhookFilter.of(TYPES, List.of(given.get().split(",", -1)));
        filter.peekLeft(errors -> query.wrong(List.of(new FieldError(
                TYPES, errors.getFirst().code(), errors.getFirst().message()))));
        return filter.map(wanted -> types(wanted, query)).getOrElse(Set.of());
    }

    private Set<String> types(WebhookFilter wanted, Query query) {
        List<String> unknown = wanted.patterns().stream()
                .filter(pattern -> published().stream().noneMatch(new WebhookFilter(List.of(pattern))::wants))
                .toList();
        if (!unknown.isEmpty()) {
            query.wrong(TYPES, "unknown_value", "There are no events " + String.join(", ", unknown) + ".");
        }
        return published().stream().allMatch(wanted::wants)
                ? Set.of()
                : published().stream().filter(wanted::wants).collect(Collectors.toUnmodifiableSet());
    }

    private List<String> published() {
        return contracts.definitions().stream()
                .map(EventDefinition::kind)
                .map(kind -> kind.type())
                .toList();
    }
}
