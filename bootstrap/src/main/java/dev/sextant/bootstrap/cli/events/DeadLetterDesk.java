package dev.sextant.bootstrap.cli.events;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.server.Backstage;
import dev.sextant.bootstrap.wiring.EventsContext;
import dev.sextant.identity.application.Planes;
import dev.sextant.messaging.application.DeadLetterBook.DecidedView;
import dev.sextant.messaging.application.DeadLetterQueries.Filter;
import dev.sextant.messaging.application.DeadLetterQueries.GroupView;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.DeadLetterQueries.PreviewView;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetters;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.BiConsumer;

/** Dead letters of all organisations, each reached inside its own one, so that every decision stands in the audit trail there. */
final class DeadLetterDesk {

    private final Backstage backstage;
    private final EventsContext events;
    private final Origin origin;

    DeadLetterDesk(Backstage backstage) {
        this.backstage = backstage;
        this.events = backstage
                .contexts()
                .eventDelivery()
                .getOrElseThrow(() -> new IllegalStateException("the delivery of events is always there"));
        this.origin = backstage.origin();
    }

    EventsContext events() {
        return events;
    }

    private Actor in(TenantId tenant) {
        return Planes.operator(tenant, origin);
    }

    /** Tells every one that is wanted, organisation by organisation, each with the one that failed first at the beginning. */
    void each(Filter filter, BiConsumer<TenantId, LetterView> tell) {
        for (TenantId tenant : events.tenants().all()) {
            Actor there = in(tenant);
            Option<PageRequest> next = Option.some(new PageRequest(PageRequest.LARGEST, Option.none()));
            while (next.isDefined()) {
                PageRequest request = next.get();
                Page<LetterView> page = backstage
                        .contexts()
                        .transactions()
                        .read(there, () -> events.letters().page(there, filter, request));
                page.items().forEach(letter -> tell.accept(tenant, letter));
                next = page.next().map(after -> new PageRequest(PageRequest.LARGEST, Option.some(after)));
            }
        }
    }

    /** One of them with what its event says. */
    PreviewView show(DeadLetterId id) {
        Actor there = in(tenantOf(id));
        return must(backstage
                .contexts()
                .transactions()
                .read(there, () -> events.letters().byId(there, id).<DomainError>mapLeft(refusal -> refusal)));
    }

    /** Delivers one again. */
    DecidedView replay(DeadLetterId id) {
        return must(backstage
                .contexts()
                .handling()
                .run(events.replay(), in(tenantOf(id)), new ReplayDeadLetter.Command(id)));
    }

    /** Decides that one is not delivered. */
    DecidedView discard(DeadLetterId id, String reason) {
        return must(backstage
                .contexts()
                .handling()
                .run(events.discard(), in(tenantOf(id)), new DiscardDeadLetter.Command(id, reason)));
    }

    /**
     * Delivers again what failed for one cause.
     *
     * @param subscriber for whom; none for everybody
     * @param limit how many at most
     * @return how many are delivered again
     */
    int replayGroup(String causeGroup, Option<String> subscriber, int limit) {
        int left = limit;
        for (TenantId tenant : events.tenants().all()) {
            for (GroupView group : groups(tenant)) {
                boolean wanted = group.causeGroup().equals(causeGroup)
                        && subscriber.forAll(group.subscriber()::equals)
                        && group.dead() > 0;
                left -= wanted ? replayed(tenant, group, left) : 0;
            }
        }
        return limit - left;
    }

    private List<GroupView> groups(TenantId tenant) {
        Actor there = in(tenant);
        return backstage
                .contexts()
                .transactions()
                .read(there, () -> events.letters().groups(there));
    }

    private int replayed(TenantId tenant, GroupView group, int most) {
        int done = 0;
        boolean more = true;
        while (more && done < most) {
            int limit = Math.min(ReplayDeadLetters.MOST, most - done);
            var answer = must(backstage
                    .contexts()
                    .handling()
                    .run(
                            events.replayAll(),
                            in(tenant),
                            new ReplayDeadLetters.Command(group.subscriber(), group.causeGroup(), limit)));
            done += answer.replayed();
            more = answer.more() && answer.replayed() > 0;
        }
        return done;
    }

    private TenantId tenantOf(DeadLetterId id) {
        return events.tenants().of(id).getOrElseThrow(() -> new CommandFailed("There is no dead letter " + id + "."));
    }

    private static <R> R must(Either<DomainError, R> answer) {
        return answer.getOrElseThrow(refusal -> new CommandFailed(
                refusal.fields().isEmpty()
                        ? refusal.message()
                        : refusal.fields().getFirst().field().substring(1) + " "
                                + refusal.fields().getFirst().message()));
    }
}
