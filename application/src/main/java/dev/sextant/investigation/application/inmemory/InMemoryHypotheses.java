package dev.sextant.investigation.application.inmemory;

import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Keeps hypotheses in memory, and answers questions about them. */
public final class InMemoryHypotheses implements Hypotheses, HypothesisQueries {

    private static final Comparator<Hypothesis> OLDEST_FIRST = Comparator.comparing(
                    (Hypothesis each) -> each.snapshot().createdAt())
            .thenComparing(each -> each.id().value());

    private final InMemoryTable<HypothesisId, Hypothesis> rows;

    /** None yet. */
    public InMemoryHypotheses(InMemoryTransactions transactions) {
        this.rows = new InMemoryTable<>(transactions);
    }

    @Override
    public Option<Hypothesis> find(Actor actor, HypothesisId id) {
        return rows.find(actor, id);
    }

    @Override
    public List<Hypothesis> ofCase(Actor actor, CaseRef caseRef) {
        return rows.all(actor).stream()
                .filter(each -> each.caseRef().equals(caseRef))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public void add(Actor actor, Hypothesis proposed) {
        rows.put(actor, proposed.id(), proposed);
    }

    @Override
    public void save(Actor actor, Hypothesis before, Hypothesis changed) {
        requireVersion(actor, changed.id(), before.version());
        rows.put(actor, changed.id(), changed);
    }

    @Override
    public void delete(Actor actor, HypothesisId id, long readVersion) {
        requireVersion(actor, id, readVersion);
        rows.remove(actor, id);
    }

    private void requireVersion(Actor actor, HypothesisId id, long readVersion) {
        if (!rows.find(actor, id).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public Either<HypothesisError, HypothesisView> byId(Actor actor, HypothesisId id) {
        return rows.find(actor, id)
                .<HypothesisError>toEither(() -> new HypothesisError.HypothesisNotFound(id))
                .map(HypothesisView::of);
    }

    @Override
    public Page<HypothesisSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        List<Hypothesis> newestFirst = ofCase(actor, caseRef).stream()
                .sorted(OLDEST_FIRST.reversed())
                .filter(each -> page.after().forAll(cursor -> isAfter(each, cursor)))
                .limit(page.limit() + 1L)
                .toList();
        Page<Hypothesis> part = Page.of(
                newestFirst,
                page.limit(),
                last -> new Cursor(List.of(
                        last.snapshot().createdAt().toString(),
                        last.id().value().toString())));
        return new Page<>(part.items().stream().map(HypothesisSummary::of).toList(), part.next());
    }

    private static boolean isAfter(Hypothesis each, Cursor cursor) {
        int byTime = each.snapshot()
                .createdAt()
                .compareTo(Instant.parse(cursor.keys().get(0)));
        UUID id = UUID.fromString(cursor.keys().get(1));
        return byTime < 0 || (byTime == 0 && each.id().value().compareTo(id) < 0);
    }
}
