package dev.sextant.cases.application.inmemory;

import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.CaseSort;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseSnapshot;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Answers questions by looking through everything that {@link InMemoryCases} keeps. */
public final class InMemoryCaseQueries implements CaseQueries {

    private final InMemoryCases cases;

    /** Answers from these cases. */
    public InMemoryCaseQueries(InMemoryCases cases) {
        this.cases = cases;
    }

    @Override
    public Either<CaseError, CaseView> byId(Actor actor, CaseId id) {
        return cases.find(actor, id)
                .<CaseError>toEither(() -> new CaseError.CaseNotFound(id))
                .map(CaseView::of);
    }

    @Override
    public Page<CaseSummary> page(Actor actor, CaseFilter filter, CaseSort sort, PageRequest page) {
        Comparator<Place<Instant>> ascending =
                Comparator.<Place<Instant>, Instant>comparing(Place::key).thenComparing(Place::id);
        Comparator<Place<Instant>> order = sort.isDescending() ? ascending.reversed() : ascending;
        Option<Place<Instant>> after = page.after()
                .map(cursor -> new Place<>(
                        Instant.parse(cursor.keys().get(0)),
                        UUID.fromString(cursor.keys().get(1))));
        List<CaseSummary> found = cases.all(actor).stream()
                .map(Case::snapshot)
                .filter(kept -> wanted(kept, filter))
                .filter(kept -> !after.exists(place -> order.compare(place(kept, sort), place) <= 0))
                .sorted(Comparator.comparing(kept -> place(kept, sort), order))
                .limit(page.limit() + 1L)
                .map(kept -> summary(kept, Option.none()))
                .toList();
        return Page.of(found, page.limit(), last -> cursor(last, sort));
    }

    /** Where a case stands in an order. */
    private record Place<K extends Comparable<K>>(K key, UUID id) {}

    private static Place<Instant> place(CaseSnapshot kept, CaseSort sort) {
        return new Place<>(
                sort.isByUpdate() ? kept.times().updatedAt() : kept.times().createdAt(),
                kept.id().value());
    }

    private static Cursor cursor(CaseSummary last, CaseSort sort) {
        Instant key = sort.isByUpdate() ? last.updatedAt() : last.createdAt();
        return new Cursor(List.of(key.toString(), uuid(last).toString()));
    }

    private static UUID uuid(CaseSummary summary) {
        return CaseId.parse(summary.id()).get().value();
    }

    @Override
    public Page<CaseSummary> search(Actor actor, SearchText text, CaseFilter filter, PageRequest page) {
        var search = new WordSearch(text);
        List<Hit> found = cases.all(actor).stream()
                .map(Case::snapshot)
                .filter(kept -> wanted(kept, filter))
                .flatMap(kept -> hit(actor, kept, search).toJavaStream())
                .filter(hit -> !page.after().exists(cursor -> !hit.isAfter(cursor)))
                .sorted(Comparator.comparingDouble(Hit::rank)
                        .reversed()
                        .thenComparing(hit -> uuid(hit.summary()), Comparator.reverseOrder()))
                .limit(page.limit() + 1L)
                .toList();
        Page<Hit> hits = Page.of(found, page.limit(), Hit::cursor);
        return new Page<>(hits.items().stream().map(Hit::summary).toList(), hits.next());
    }

    /** A case that was found, and how well it fits. */
    private record Hit(double rank, CaseSummary summary) {

        Cursor cursor() {
            return new Cursor(List.of(Double.toString(rank), uuid(summary).toString()));
        }

        boolean isAfter(Cursor cursor) {
            int byRank = Double.compare(rank, Double.parseDouble(cursor.keys().get(0)));
            return byRank < 0
                    || (byRank == 0
                            && uuid(summary)
                                            .compareTo(UUID.fromString(
                                                    cursor.keys().get(1)))
                                    < 0);
        }
    }

    private Option<Hit> hit(Actor actor, CaseSnapshot kept, WordSearch search) {
        List<String> said =
                cases.messagesOf(actor, kept.id()).stream().map(Message::text).toList();
        return search.in(kept.text().title().value(), kept.text().description().value(), said)
                .map(match -> new Hit(match.rank(), summary(kept, Option.some(match.snippet()))));
    }

    private static boolean wanted(CaseSnapshot kept, CaseFilter filter) {
        return (filter.statuses().isEmpty()
                        || filter.statuses().contains(kept.standing().status()))
                && (filter.severities().isEmpty() || filter.severities().contains(kept.severity()))
                && kept.tags().containsAll(filter.tags())
                && !filter.assignee().exists(user -> !kept.people().assignee().contains(user))
                && !filter.createdFrom().exists(kept.times().createdAt()::isBefore)
                && !filter.createdBefore()
                        .exists(before -> !kept.times().createdAt().isBefore(before));
    }

    private static CaseSummary summary(CaseSnapshot kept, Option<String> snippet) {
        return new CaseSummary(
                kept.id().toString(),
                kept.text().title().value(),
                kept.standing().status(),
                kept.severity(),
                kept.people().assignee().map(UserId::toString),
                kept.tags().stream().map(Tag::value).toList(),
                kept.messageCount(),
                kept.times().createdAt(),
                kept.times().updatedAt(),
                kept.version(),
                snippet);
    }

    @Override
    public Either<CaseError, Page<MessageView>> messages(Actor actor, CaseId id, PageRequest page) {
        return byId(actor, id).map(view -> {
            Option<UUID> after =
                    page.after().map(cursor -> UUID.fromString(cursor.keys().get(0)));
            List<Message> found = cases.messagesOf(actor, id).stream()
                    .filter(message ->
                            !after.exists(last -> message.id().value().compareTo(last) <= 0))
                    .sorted(Comparator.comparing(message -> message.id().value()))
                    .limit(page.limit() + 1L)
                    .toList();
            Page<Message> part = Page.of(
                    found,
                    page.limit(),
                    last -> new Cursor(List.of(last.id().value().toString())));
            return new Page<>(part.items().stream().map(MessageView::of).toList(), part.next());
        });
    }
}
