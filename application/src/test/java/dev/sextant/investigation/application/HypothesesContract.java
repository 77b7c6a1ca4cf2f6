package dev.sextant.investigation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.investigation.application.HypothesisQueries.HypothesisSummary;
import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.ChainDraft;
import dev.sextant.investigation.domain.hypothesis.ChainDraft.LinkDraft;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.investigation.domain.hypothesis.EvidenceRole;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisDraft;
import dev.sextant.investigation.domain.hypothesis.HypothesisEdit;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.HypothesisState;
import dev.sextant.investigation.domain.hypothesis.Testimony;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Hypotheses} keeps, and every {@link HypothesisQueries} answers about it. */
public abstract class HypothesesContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    /** The hypotheses under test. */
    protected abstract Hypotheses hypotheses();

    /** The queries under test. */
    protected abstract HypothesisQueries queries();

    /** The transactions that they work in. */
    protected abstract Transactions transactions();

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new Random());
    private final Actor ada = Actors.somewhere();
    private final CaseRef caseRef = new CaseRef(ids.next());

    /** A hypothesis of a case, with a title that is hard to keep. */
    public static Hypothesis proposed(IdGenerator ids, CaseRef owner, Actor by, Instant at) {
        var draft = new HypothesisDraft(
                Option.some("The pool 'checkout' runs dry 🚢"),
                Option.some(Category.RESOURCE_EXHAUSTION.key()),
                Option.some("connection_exhaustion"),
                Option.none());
        return Hypothesis.propose(new HypothesisId(ids.next()), owner, draft, 25, by.user(), at)
                .get()
                .state();
    }

    /** The same, with a chain and with evidence, some of it withdrawn. */
    public static Hypothesis rich(Hypothesis proposed, Actor by) {
        Hypothesis told = proposed;
        for (String source : List.of("metrics", "logs", "events", "logs")) {
            told = told.link(new Testimony(
                            new EvidenceRef(source),
                            "origin of " + source,
                            source.equals("events") ? Stance.SUPPORTS : Stance.STRONGLY_SUPPORTS,
                            source.equals("events") ? EvidenceRole.COUNTERFACTUAL : EvidenceRole.OBSERVATION,
                            "As seen in \"" + source + "\" " + told.version(),
                            by.user(),
                            NOON,
                            Option.none()))
                    .get()
                    .state();
        }
        var chain = new ChainDraft(List.of(
                new LinkDraft(
                        Option.some("errors"),
                        Option.some("Requests \"fail\" 🚢"),
                        Option.none(),
                        Option.some("any"),
                        List.of("leak")),
                new LinkDraft(
                        Option.some("leak"),
                        Option.some("Connections leak"),
                        Option.some(true),
                        Option.none(),
                        List.of())));
        return told.edit(HypothesisEdit.chain(chain), by.user(), NOON).get().state();
    }

    private Hypothesis add(Hypothesis hypothesis) {
        write(() -> hypotheses().add(ada, hypothesis));
        return hypothesis;
    }

    private void write(Runnable work) {
        Either<String, String> done = transactions().write(ada, () -> {
            work.run();
            return Either.right("done");
        });
        assertThat(done.isRight()).isTrue();
    }

    private <T> T read(Supplier<T> work) {
        return transactions().read(ada, work);
    }

    private void assertKept(Hypothesis expected) {
        assertThat(read(() -> hypotheses().find(ada, expected.id())).get().snapshot())
                .isEqualTo(expected.snapshot());
        assertThat(read(() -> queries().byId(ada, expected.id()))).isEqualTo(Either.right(HypothesisView.of(expected)));
    }

    @Test
    public void a_hypothesis_comes_back_as_it_was_kept() {
        Hypothesis proposed = add(proposed(ids, caseRef, ada, NOON));
        assertKept(proposed);
        Hypothesis rich = rich(proposed, ada);
        assertThat(rich.state()).isEqualTo(HypothesisState.VALIDATED);
        assertThat(rich.rootCauseIdentified()).isTrue();
        write(() -> hypotheses().save(ada, proposed, rich));
        assertKept(rich);
        assertThat(read(() -> queries().ofCase(ada, caseRef, PageRequest.first()))
                        .items())
                .containsExactly(HypothesisSummary.of(rich));
    }

    @Test
    public void each_change_is_kept_upon_the_one_before() {
        Hypothesis kept = add(proposed(ids, caseRef, ada, NOON));
        List<Hypothesis> story = new ArrayList<>(List.of(kept, rich(kept, ada)));
        Hypothesis withdrawn = story.getLast()
                .withdrawEvidence(new EvidenceRef("logs"), ada.user(), NOON.plusSeconds(1))
                .get()
                .state();
        story.add(withdrawn);
        story.add(withdrawn.idleTurn(ada.user(), NOON.plusSeconds(2)).get().state());
        story.add(story.getLast()
                .retire(Option.some("Out of reach."), ada.user(), NOON.plusSeconds(3))
                .get()
                .state());
        for (int i = 1; i < story.size(); i++) {
            Hypothesis before = story.get(i - 1);
            Hypothesis changed = story.get(i);
            write(() -> hypotheses().save(ada, before, changed));
            assertKept(changed);
        }
    }

    @Test
    public void who_decided_on_an_older_version_loses() {
        Hypothesis proposed = add(proposed(ids, caseRef, ada, NOON));
        Hypothesis rich = rich(proposed, ada);
        write(() -> hypotheses().save(ada, proposed, rich));

        assertThatThrownBy(() -> write(() -> hypotheses().save(ada, proposed, rich)))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(() -> hypotheses().delete(ada, rich.id(), proposed.version())))
                .isInstanceOf(StaleAggregate.class);
        assertKept(rich);
    }

    @Test
    public void a_deleted_hypothesis_is_gone_with_what_was_said_about_it() {
        Hypothesis proposed = add(proposed(ids, caseRef, ada, NOON));
        Hypothesis rich = rich(proposed, ada);
        write(() -> {
            hypotheses().save(ada, proposed, rich);
            hypotheses().delete(ada, rich.id(), rich.version());
        });
        assertThat(read(() -> hypotheses().find(ada, rich.id()))).isEqualTo(Option.none());
        assertThat(read(() -> queries().byId(ada, rich.id())))
                .isEqualTo(Either.left(new HypothesisError.HypothesisNotFound(rich.id())));
    }

    @Test
    public void the_hypotheses_of_a_case_come_oldest_first_and_in_pages_newest_first() {
        List<Hypothesis> five = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            five.add(add(proposed(ids, caseRef, ada, NOON.plusSeconds(i / 2))));
        }
        add(proposed(ids, new CaseRef(ids.next()), ada, NOON));

        assertThat(read(() -> hypotheses().ofCase(ada, caseRef)))
                .extracting(Hypothesis::id)
                .containsExactlyElementsOf(five.stream().map(Hypothesis::id).toList());
        List<String> seen = new ArrayList<>();
        Option<Cursor> next = Option.none();
        do {
            var request = new PageRequest(2, next);
            Page<HypothesisSummary> page = read(() -> queries().ofCase(ada, caseRef, request));
            page.items().forEach(item -> seen.add(item.id()));
            next = page.next();
        } while (next.isDefined());
        assertThat(seen)
                .containsExactlyElementsOf(five.reversed().stream()
                        .map(each -> each.id().toString())
                        .toList());
    }

    @Test
    public void another_tenant_sees_nothing_of_it() {
        Hypothesis proposed = add(proposed(ids, caseRef, ada, NOON));
        Actor eve = Actors.somewhere();
        assertThat(transactions().read(eve, () -> hypotheses().find(eve, proposed.id())))
                .isEqualTo(Option.none());
        assertThat(transactions().read(eve, () -> hypotheses().ofCase(eve, caseRef)))
                .isEmpty();
    }
}
