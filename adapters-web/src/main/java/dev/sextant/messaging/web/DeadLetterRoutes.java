package dev.sextant.messaging.web;

import dev.sextant.messaging.application.DeadLetterPermissions;
import dev.sextant.messaging.application.DeadLetterQueries.Filter;
import dev.sextant.messaging.application.DeadLetterQueries.GroupView;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetters;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Query;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The operations on events that subscribers could not handle. */
public final class DeadLetterRoutes implements Routes {

    private static final String LETTERS = "/api/v1/events/dead-letters";
    private static final String LETTER = LETTERS + "/{dead_letter_id}";
    private static final List<String> STATES =
            Stream.of(DeadLetterState.values()).map(Coded::code).toList();

    private final Handling handling;
    private final DeadLetterHandlers letters;

    /** Routes to these handlers. */
    public DeadLetterRoutes(Handling handling, DeadLetterHandlers letters) {
        this.handling = handling;
        this.letters = letters;
    }

    /**
     * Causes in a list.
     *
     * @param items the causes
     */
    private record GroupsView(List<GroupView> items) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LETTERS, this::list)
                        .needs(DeadLetterPermissions.READ)
                        .query("state", "subscriber", "cause_group", "limit", "cursor"),
                Route.get(LETTER, this::read).needs(DeadLetterPermissions.READ),
                Route.act(LETTER + "/replays", this::replay).needs(letters.replay()),
                Route.post(LETTER + "/discards", this::discard).needs(letters.discard()),
                Route.get("/api/v1/events/cause-groups", this::groups).needs(DeadLetterPermissions.READ),
                Route.post("/api/v1/events/replays", this::replayAll).needs(letters.replayAll()));
    }

    private static DeadLetterId id(Exchange exchange) {
        return exchange.id("dead_letter_id", "dead_letter", DeadLetterId::parse);
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = exchange.actor();
        Query query = exchange.query();
        var filter = new Filter(
                query.oneOf("state", STATES).flatMap(code -> Coded.find(DeadLetterState.class, code)),
                query.text("subscriber"),
                query.text("cause_group"));
        var page = exchange.page();
        query.done();
        return handling.ask(
                        "DeadLetterQueries.page",
                        exchange.needs(),
                        actor,
                        () -> Either.right(letters.queries().page(actor, filter, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor actor = exchange.actor();
        DeadLetterId id = id(exchange);
        return handling.ask(
                        "DeadLetterQueries.byId",
                        exchange.needs(),
                        actor,
                        () -> letters.queries().byId(actor, id))
                .map(view -> exchange.view(200, view));
    }

    private Either<DomainError, Answer> groups(Exchange exchange) {
        Actor actor = exchange.actor();
        return handling.ask(
                        "DeadLetterQueries.groups",
                        exchange.needs(),
                        actor,
                        () -> Either.right(letters.queries().groups(actor)))
                .map(groups -> exchange.view(200, new GroupsView(groups)));
    }

    private Either<DomainError, Answer> replay(Exchange exchange) {
        return handling.run(letters.replay(), exchange.actor(), new ReplayDeadLetter.Command(id(exchange)))
                .map(view -> exchange.view(202, view));
    }

    private Either<DomainError, Answer> discard(Exchange exchange) throws IOException {
        DeadLetterId id = id(exchange);
        Fields fields = exchange.fields();
        String reason = required(fields, "reason");
        fields.done(List.of());
        return handling.run(letters.discard(), exchange.actor(), new DiscardDeadLetter.Command(id, reason))
                .map(view -> exchange.view(202, view));
    }

    private Either<DomainError, Answer> replayAll(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        String subscriber = required(fields, "subscriber");
        String group = required(fields, "cause_group");
        int limit = fields.whole("limit", 1, ReplayDeadLetters.MOST).getOrElse(ReplayDeadLetters.MOST);
        fields.done(List.of());
        return handling.run(
                        letters.replayAll(), exchange.actor(), new ReplayDeadLetters.Command(subscriber, group, limit))
                .map(view -> exchange.view(202, view));
    }

    /** A text that must be there; a missing one is noted, and the request refused when all fields were looked at. */
    private static String required(Fields fields, String name) {
        Option<String> given = fields.textNotNull(name);
        if (!fields.has(name)) {
            fields.wrong(name, "required", "It must be given.");
        }
        return given.getOrElse("");
    }
}
