package dev.sextant.cases.application;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseDraft;
import dev.sextant.cases.domain.CaseEdit;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CauseState;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.MessageId;
import dev.sextant.cases.domain.ProposalId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.domain.ShareDraft;
import dev.sextant.cases.domain.Tag;
import dev.sextant.cases.domain.TransitionRequest;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Cases as tests need them. */
public final class CaseFixtures {

    /** A moment to begin at. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final IdGenerator ids = new UuidV7(Clock.systemUTC(), new Random());
    private final UserId ada = new UserId(UUID.randomUUID());

    /** Who does everything in these cases. */
    public UserId ada() {
        return ada;
    }

    /** The id of a case that was never opened. */
    public CaseId unknownCase() {
        return new CaseId(ids.next());
    }

    /** A case with nothing but a title. */
    public Case opened(String title) {
        return opened(title, NOON);
    }

    /** A case that was opened at some time. */
    public Case opened(String title, Instant at) {
        return Case.open(new CaseId(ids.next()), CaseDraft.titled(title), ada, at)
                .get()
                .state();
    }

    /** A case with everything that can be given when it is opened. */
    public Case opened(String title, String description, Severity severity, String... tags) {
        var draft = new CaseDraft(
                Option.some(title),
                Option.some(description),
                Option.some(severity.code()),
                Option.some(ada.toString()),
                List.of(tags));
        return Case.open(new CaseId(ids.next()), draft, ada, NOON).get().state();
    }

    /** The case, being investigated. */
    public Case investigating(Case subject) {
        return subject.transition(
                        TransitionRequest.investigate("It hurts."), CauseState.NOT_KNOWN, ada, NOON.plusSeconds(60))
                .get()
                .state();
    }

    /** The case, resolved. */
    public Case resolved(Case subject) {
        return investigating(subject)
                .transition(
                        TransitionRequest.resolve("It is gone.", "A pool of two connections."),
                        CauseState.NOT_KNOWN,
                        ada,
                        NOON.plusSeconds(120))
                .get()
                .state();
    }

    /** The case, with a proposal that waits. */
    public Case proposed(Case subject) {
        return subject.propose(
                        new ProposalId(ids.next()),
                        TransitionRequest.investigate("It comes back."),
                        CauseState.NOT_KNOWN,
                        ada,
                        NOON.plusSeconds(30))
                .get()
                .state();
    }

    /** The case, merged into another one. */
    public Case merged(Case subject, Case target) {
        return subject.mergeInto(target, List.of(), ada, NOON.plusSeconds(90))
                .get()
                .state();
    }

    /** The case, with one tag more. */
    public Case tagged(Case subject, String tag) {
        return subject.tag(tag(tag), ada, NOON.plusSeconds(10)).get().state();
    }

    /** The case, given to somebody by who opened it. */
    public Case assigned(Case subject, UserId assignee) {
        var edit = new CaseEdit(
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Absent<>(),
                new Patch.Changed<>(assignee.toString()));
        return subject.edit(edit, new Requester(ada, Set.of(), true), NOON.plusSeconds(10))
                .get()
                .state();
    }

    /** The case, shared with somebody by who opened it. */
    public Case shared(Case subject, Grantee grantee, ShareAccess access) {
        return subject.share(
                        new ShareDraft.Terms(grantee, access),
                        new Requester(ada, Set.of(), false),
                        NOON.plusSeconds(20))
                .get()
                .state();
    }

    /** The case, no longer shared with somebody. */
    public Case unshared(Case subject, Grantee grantee) {
        return subject.unshare(grantee, new Requester(ada, Set.of(), false), NOON.plusSeconds(25))
                .get()
                .state();
    }

    /** A tag. */
    public static Tag tag(String text) {
        return Tag.of("tag", text).get();
    }

    /** A message of a case. */
    public Message message(Case subject, String text, Instant at) {
        return Message.write(new MessageId(ids.next()), subject.id(), Option.none(), Option.some(text), ada, at)
                .get();
    }
}
