package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseCatalogue;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.RetryRule;
import dev.sextant.shared.persistence.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The proof on reactions that are right, and on one that is not. */
class ReactionProofTest {

    @RegisterExtension
    static final ReactionProof PROOF = new ReactionProof(CaseCatalogue.EVENTS, 6);

    /** Two aggregates of one tenant and one of another, with two events each. */
    private static List<ReactionProof.Change> changes(Stage stage) {
        var changes = new ArrayList<ReactionProof.Change>();
        Actor ada = Actors.somewhere();
        Actor eve = Actors.somewhere();
        for (Actor actor : List.of(ada, ada, eve)) {
            UUID id = stage.ids().next();
            for (int version = 1; version <= 2; version++) {
                changes.add(new ReactionProof.Change(
                        actor,
                        "case",
                        version,
                        List.of(new CaseEvent.CaseTagged(
                                new CaseId(id), new Tag("v" + version), actor.user(), Instant.EPOCH))));
            }
        }
        return changes;
    }

    private record Doing(String name, Effect effect, Runnable work) implements Reaction {

        @Override
        public Set<EventKind> to() {
            return Set.of(new EventKind("case.tagged", 1));
        }

        @Override
        public RetryRule retry() {
            return new RetryRule(20, Duration.ofMillis(20), Duration.ofMillis(100), 0.5);
        }

        @Override
        public void on(Actor actor, ReceivedEvent event) {
            work.run();
        }
    }

    @Test
    void a_transactional_reaction_takes_effect_once_whichever_call_kills_it() {
        assertThat(PROOF.killAtEveryStep(
                        transactions -> new Doing("proof.right", Reaction.Effect.TRANSACTIONAL, () -> {}),
                        ReactionProofTest::changes))
                .isEqualTo(ReactionProof.FLAWLESS);
    }

    @Test
    void a_reaction_elsewhere_loses_nothing_and_repeats_under_the_same_key() {
        assertThat(PROOF.killAtEveryStep(
                        transactions -> new Doing("proof.elsewhere", Reaction.Effect.AT_LEAST_ONCE, () -> {}),
                        ReactionProofTest::changes))
                .isEqualTo(ReactionProof.FLAWLESS);
    }

    @Test
    void without_the_inbox_the_proof_finds_effects_that_came_twice() {
        PROOF.database()
                .database()
                .execute(
                        "CREATE FUNCTION proof.forget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                                + " $$ BEGIN DELETE FROM messaging.inbox WHERE event_id = NEW.event_id; RETURN NULL; END $$;"
                                + "CREATE TRIGGER forget AFTER INSERT ON messaging.inbox FOR EACH ROW EXECUTE FUNCTION proof.forget()");
        try {
            var verdict = PROOF.killAtEveryStep(
                    transactions -> new Doing("proof.without_inbox", Reaction.Effect.TRANSACTIONAL, () -> {}),
                    ReactionProofTest::changes);
            assertThat(verdict.twice()).isPositive();
            assertThat(verdict.lost()).isZero();
        } finally {
            PROOF.database().database().execute("DROP TRIGGER forget ON messaging.inbox");
        }
    }
}
