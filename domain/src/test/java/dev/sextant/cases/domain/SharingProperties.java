package dev.sextant.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever shares, hands over and edits in whatever order, nobody sees or writes who was not let in by somebody who may let in. */
class SharingProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID RED = new UUID(1, 1);
    private static final UUID BLUE = new UUID(1, 2);
    private static final Requester OPENER = person(1);
    private static final Requester MANAGER = new Requester(user(2), Set.of(), true);
    /** Nobody ever shares with this one, with a team of theirs, or with the organisation. */
    private static final Requester STRANGER = person(9, new UUID(1, 9));

    private static final List<Requester> PEOPLE =
            List.of(OPENER, MANAGER, person(3), person(4, RED), person(5, RED, BLUE), person(6), STRANGER);
    private static final List<Grantee> GRANTEES = List.of(
            Grantee.user(user(1)),
            Grantee.user(user(3)),
            Grantee.user(user(4)),
            Grantee.team(RED),
            Grantee.team(BLUE),
            Grantee.team(user(6).value()));

    /** Something that somebody tries. */
    sealed interface Attempt {

        record Share(Requester by, Grantee grantee, ShareAccess access) implements Attempt {}

        record Unshare(Requester by, Grantee grantee) implements Attempt {}

        record Assign(Requester by, Option<UserId> to) implements Attempt {}

        record Rename(Requester by, String title) implements Attempt {}

        record Close(Requester by) implements Attempt {}

        Requester by();
    }

    /** What must be so, told apart from the code under test: grants by grantee, and who cares for the case. */
    private static final class Expected {
        private final Map<Grantee, ShareAccess> grants = new HashMap<>();
        private Option<UserId> assignee = Option.none();

        private boolean mayShare(Requester who) {
            return who.equals(OPENER) || who.manages() || assignee.contains(who.user());
        }

        private Access of(Requester who) {
            if (mayShare(who)) {
                return Access.SHARE;
            }
            var given = new ArrayList<ShareAccess>();
            given.add(grants.get(Grantee.user(who.user())));
            who.teams().forEach(team -> given.add(grants.get(Grantee.team(team))));
            return given.contains(ShareAccess.WRITE)
                    ? Access.WRITE
                    : given.contains(ShareAccess.READ) ? Access.READ : Access.NONE;
        }

        private void note(Attempt done) {
            switch (done) {
                case Attempt.Share share -> grants.put(share.grantee(), share.access());
                case Attempt.Unshare unshare -> grants.remove(unshare.grantee());
                case Attempt.Assign assign -> assignee = assign.to();
                case Attempt.Rename rename -> {}
                case Attempt.Close close -> {}
            }
        }
    }

    private static UserId user(long number) {
        return new UserId(new UUID(2, number));
    }

    private static Requester person(long number, UUID... teams) {
        return new Requester(user(number), Set.of(teams), false);
    }

    @Property
    void nobody_gets_in_who_was_not_let_in(@ForAll("attempts") List<Attempt> attempts) {
        Case subject = Case.open(new CaseId(new UUID(3, 3)), CaseDraft.titled("Checkout fails"), OPENER.user(), NOON)
                .get()
                .state();
        var expected = new Expected();
        for (Attempt attempt : attempts) {
            Access before = expected.of(attempt.by());
            Either<CaseError, Decision<Case, CaseEvent>> answer = tried(subject, attempt);
            if (answer.isRight()) {
                assertThat(before.includes(needed(attempt, expected)))
                        .as("%s", attempt)
                        .isTrue();
                subject = answer.get().state();
                expected.note(attempt);
            } else if (before == Access.NONE) {
                assertThat(answer.getLeft()).isEqualTo(new CaseError.CaseNotFound(subject.id()));
            }
            for (Requester who : PEOPLE) {
                assertThat(subject.accessOf(who)).as("%s", who).isEqualTo(expected.of(who));
            }
            assertThat(subject.accessOf(STRANGER)).isEqualTo(Access.NONE);
        }
    }

    /** As a use case does it: what the case must let the actor do is asked first. */
    private static Either<CaseError, Decision<Case, CaseEvent>> tried(Case subject, Attempt attempt) {
        Instant at = NOON.plusSeconds(1);
        Requester by = attempt.by();
        return switch (attempt) {
            case Attempt.Share share -> subject.share(new ShareDraft.Terms(share.grantee(), share.access()), by, at);
            case Attempt.Unshare unshare -> subject.unshare(unshare.grantee(), by, at);
            case Attempt.Assign assign ->
                subject.openTo(by, Access.WRITE).flatMap(open -> open.edit(assigning(assign.to()), by, at));
            case Attempt.Rename rename ->
                subject.openTo(by, Access.WRITE)
                        .flatMap(open -> open.edit(CaseEdit.nothing().title(rename.title()), by, at));
            case Attempt.Close close ->
                subject.openTo(by, Access.WRITE)
                        .flatMap(open -> open.transition(
                                TransitionRequest.close("Nothing.", ClosureReason.BENIGN),
                                CauseState.NOT_KNOWN,
                                by.user(),
                                at));
        };
    }

    private static Access needed(Attempt attempt, Expected expected) {
        return switch (attempt) {
            case Attempt.Share share -> Access.SHARE;
            case Attempt.Unshare unshare -> Access.SHARE;
            case Attempt.Assign assign -> assign.to().equals(expected.assignee) ? Access.WRITE : Access.SHARE;
            case Attempt.Rename rename -> Access.WRITE;
            case Attempt.Close close -> Access.WRITE;
        };
    }

    private static CaseEdit assigning(Option<UserId> to) {
        Patch<String> assignee = to.isEmpty()
                ? new Patch.Cleared<>()
                : new Patch.Changed<>(to.get().toString());
        return new CaseEdit(new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>(), assignee);
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Requester> by = Arbitraries.of(PEOPLE);
        Arbitrary<Grantee> grantee = Arbitraries.of(GRANTEES);
        Arbitrary<Option<UserId>> assignee = Arbitraries.of(3L, 4L, 6L)
                .map(SharingProperties::user)
                .optional(0.7)
                .map(Option::ofOptional);
        Arbitrary<Attempt> shares = Combinators.combine(by, grantee, Arbitraries.of(ShareAccess.class))
                .as(Attempt.Share::new);
        Arbitrary<Attempt> unshares = Combinators.combine(by, grantee).as(Attempt.Unshare::new);
        Arbitrary<Attempt> assigns = Combinators.combine(by, assignee).as(Attempt.Assign::new);
        Arbitrary<Attempt> renames =
                Combinators.combine(by, Arbitraries.of("One", "Two")).as(Attempt.Rename::new);
        Arbitrary<Attempt> closes = by.map(Attempt.Close::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, shares),
                        net.jqwik.api.Tuple.of(2, unshares),
                        net.jqwik.api.Tuple.of(3, assigns),
                        net.jqwik.api.Tuple.of(2, renames),
                        net.jqwik.api.Tuple.of(1, closes))
                .list()
                .ofMaxSize(30);
    }
}
