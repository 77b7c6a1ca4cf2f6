package dev.sextant.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a case in whatever order, it keeps its promises. */
class CaseProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final CaseId ID = new CaseId(new UUID(1, 1));
    private static final UserId ADA = new UserId(new UUID(2, 2));
    private static final Requester AS_ADA = new Requester(ADA, Set.of(), false);

    /** Something that somebody may try. */
    @FunctionalInterface
    interface Attempt {
        Either<CaseError, Decision<Case, CaseEvent>> on(Case subject, Instant at);
    }

    @Property
    void a_case_keeps_its_promises(@ForAll("attempts") List<Attempt> attempts) {
        Decision<Case, CaseEvent> opened =
                Case.open(ID, CaseDraft.titled("Checkout fails"), ADA, NOON).get();
        Case subject = opened.state();
        var events = new ArrayList<>(opened.events());
        Instant at = NOON;
        for (Attempt attempt : attempts) {
            at = at.plusSeconds(1);
            Case before = subject;
            for (Decision<Case, CaseEvent> decision : attempt.on(subject, at)) {
                subject = decision.state();
                events.addAll(decision.events());
                assertThat(subject.version()).isEqualTo(before.version() + (decision.isUnchanged() ? 0 : 1));
                assertThat(decision.isUnchanged()).isEqualTo(subject.snapshot().equals(before.snapshot()));
                assertThat(before.status() == subject.status()
                                || before.status().canBecome(subject.status()))
                        .isTrue();
            }
            assertEndedStaysAsItIs(before, subject);
            assertAuditFits(subject);
            assertThat(Case.restore(subject.snapshot()).snapshot()).isEqualTo(subject.snapshot());
        }
        assertThat(Replay.of(events)).isEqualTo(Replay.of(subject));
    }

    private static void assertEndedStaysAsItIs(Case before, Case after) {
        if (before.status().isTerminal()) {
            CaseSnapshot old = before.snapshot();
            CaseSnapshot now = after.snapshot();
            assertThat(now.withTags(old.tags()).with(old.people()))
                    .usingRecursiveComparison()
                    .ignoringFields("version", "times.updatedAt")
                    .isEqualTo(old);
        }
    }

    private static void assertAuditFits(Case subject) {
        CaseStatus stands = CaseStatus.CONSULTING;
        for (Transition transition : subject.transitions()) {
            assertThat(transition.from()).isEqualTo(stands);
            assertThat(transition.from().canBecome(transition.to())).isTrue();
            stands = transition.to();
        }
        assertThat(subject.status()).isEqualTo(stands);
        assertThat(subject.closureReason().isDefined()).isEqualTo(stands.isTerminal());
        assertThat(subject.closureReason().contains(ClosureReason.RESOLVED)).isEqualTo(stands == CaseStatus.RESOLVED);
        assertThat(subject.closureReason().contains(ClosureReason.DUPLICATE))
                .isEqualTo(subject.snapshot().standing().mergedInto().isDefined());
        assertThat(stands.isTerminal() && subject.proposal().isDefined()).isFalse();
    }

    /** What the events of a case tell about it. */
    record Replay(
            CaseStatus status,
            Severity severity,
            SortedSet<Tag> tags,
            long messages,
            Option<ClosureReason> end,
            Option<CaseId> mergedInto,
            Option<ProposalId> proposal,
            Map<Grantee, ShareAccess> shares) {

        static Replay of(Case subject) {
            CaseSnapshot kept = subject.snapshot();
            return new Replay(
                    subject.status(),
                    kept.severity(),
                    new TreeSet<>(kept.tags()),
                    kept.messageCount(),
                    subject.closureReason(),
                    kept.standing().mergedInto(),
                    subject.proposal().map(Proposal::id),
                    subject.shares().stream().collect(Collectors.toMap(Share::grantee, Share::access)));
        }

        static Replay of(List<CaseEvent> events) {
            var replay = new Replay(
                    CaseStatus.CONSULTING,
                    Severity.MEDIUM,
                    new TreeSet<>(),
                    0,
                    Option.none(),
                    Option.none(),
                    Option.none(),
                    Map.of());
            for (CaseEvent event : events) {
                replay = replay.after(event);
            }
            return replay;
        }

        private Replay after(CaseEvent event) {
            return switch (event) {
                case CaseEvent.CaseOpened opened ->
                    new Replay(
                            status,
                            opened.severity(),
                            new TreeSet<>(opened.tags()),
                            0,
                            end,
                            mergedInto,
                            proposal,
                            shares);
                case CaseEvent.CaseEdited edited ->
                    new Replay(status, edited.severity(), tags, messages, end, mergedInto, proposal, shares);
                case CaseEvent.MessageAdded added ->
                    new Replay(status, severity, tags, messages + 1, end, mergedInto, proposal, shares);
                case CaseEvent.TransitionProposed proposed ->
                    new Replay(
                            status,
                            severity,
                            tags,
                            messages,
                            end,
                            mergedInto,
                            Option.some(proposed.proposalId()),
                            shares);
                case CaseEvent.ProposalDismissed dismissed ->
                    new Replay(status, severity, tags, messages, end, mergedInto, Option.none(), shares);
                case CaseEvent.StatusChanged changed ->
                    new Replay(
                            changed.to(),
                            severity,
                            tags,
                            messages,
                            changed.closureReason(),
                            mergedInto,
                            Option.none(),
                            shares);
                case CaseEvent.CaseTagged tagged -> with(tagged.tag(), true);
                case CaseEvent.CaseUntagged untagged -> with(untagged.tag(), false);
                case CaseEvent.CaseMerged merged ->
                    new Replay(status, severity, tags, messages, end, Option.some(merged.into()), proposal, shares);
                case CaseEvent.CaseShared shared -> {
                    assertThat(shared.before()).isEqualTo(Option.of(shares.get(shared.grantee())));
                    yield sharing(shared.grantee(), Option.some(shared.access()));
                }
                case CaseEvent.CaseUnshared unshared -> {
                    assertThat(unshared.access()).isEqualTo(shares.get(unshared.grantee()));
                    yield sharing(unshared.grantee(), Option.none());
                }
                case CaseEvent.CaseDeleted deleted -> this;
            };
        }

        private Replay sharing(Grantee grantee, Option<ShareAccess> access) {
            var changed = new HashMap<>(shares);
            changed.remove(grantee);
            access.forEach(given -> changed.put(grantee, given));
            return new Replay(status, severity, tags, messages, end, mergedInto, proposal, changed);
        }

        private Replay with(Tag tag, boolean on) {
            var changed = new TreeSet<>(tags);
            if (on) {
                changed.add(tag);
            } else {
                changed.remove(tag);
            }
            return new Replay(status, severity, changed, messages, end, mergedInto, proposal, shares);
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Arbitraries.oneOf(transitions(), proposals(), answers(), tags(), edits(), shares(), others())
                .list()
                .ofMaxSize(25);
    }

    private static Arbitrary<TransitionRequest> requests() {
        return Combinators.combine(
                        Arbitraries.of(CaseStatus.class),
                        Arbitraries.of(ClosureReason.class).optional(0.6),
                        Arbitraries.of(true, false))
                .as((to, end, cause) -> new TransitionRequest(
                        Option.some(to.code()),
                        Option.some("Because."),
                        Option.ofOptional(end).map(ClosureReason::code),
                        cause ? Option.some("A cause.") : Option.none()));
    }

    private static Arbitrary<Attempt> transitions() {
        return Combinators.combine(requests(), Arbitraries.of(CauseState.class))
                .as((request, cause) -> (subject, at) -> subject.transition(request, cause, ADA, at));
    }

    private static Arbitrary<Attempt> proposals() {
        return Combinators.combine(requests(), Arbitraries.of(CauseState.class), Arbitraries.longs())
                .as((request, cause, id) ->
                        (subject, at) -> subject.propose(new ProposalId(new UUID(3, id)), request, cause, ADA, at));
    }

    private static Arbitrary<Attempt> answers() {
        return Combinators.combine(Arbitraries.of("confirm", "withdraw"), Arbitraries.of(CauseState.class))
                .as((decision, cause) -> (subject, at) -> subject.answer(
                        new ProposalAnswer(
                                subject.proposal().map(proposal -> proposal.id().toString()), Option.some(decision)),
                        cause,
                        ADA,
                        at));
    }

    private static Arbitrary<Attempt> tags() {
        return Combinators.combine(Arbitraries.of("a", "b", "c", "d"), Arbitraries.of(true, false))
                .as((tag, on) -> (subject, at) ->
                        on ? subject.tag(new Tag(tag), ADA, at) : Either.right(subject.untag(new Tag(tag), ADA, at)));
    }

    private static Arbitrary<Attempt> edits() {
        return Combinators.combine(Arbitraries.of("One", "Two", ""), Arbitraries.of(Severity.class))
                .as((title, severity) -> (subject, at) ->
                        subject.edit(CaseEdit.nothing().title(title).severity(severity), AS_ADA, at));
    }

    private static Arbitrary<Attempt> shares() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.of("", "read", "write"))
                .as((whom, access) -> {
                    Grantee grantee = Grantee.team(new UUID(6, whom));
                    return (subject, at) -> access.isEmpty()
                            ? subject.unshare(grantee, AS_ADA, at)
                            : new ShareDraft(Option.some(grantee.toString()), Option.some(access))
                                    .check()
                                    .flatMap(terms -> subject.share(terms, AS_ADA, at));
                });
    }

    private static Arbitrary<Attempt> others() {
        Case target = Case.open(new CaseId(new UUID(4, 4)), CaseDraft.titled("Another one"), ADA, NOON)
                .get()
                .state();
        Attempt message = (subject, at) -> Message.write(
                        new MessageId(new UUID(5, 5)), ID, Option.none(), Option.some("Hello."), ADA, at)
                .flatMap(subject::add);
        Attempt merge = (subject, at) -> subject.mergeInto(target, List.of(), ADA, at);
        Attempt mergeIntoItself = (subject, at) -> subject.mergeInto(subject, List.of(), ADA, at);
        return Arbitraries.of(message, message, message, merge, mergeIntoItself);
    }
}
