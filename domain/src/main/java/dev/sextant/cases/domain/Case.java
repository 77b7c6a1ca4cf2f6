package dev.sextant.cases.domain;

import dev.sextant.cases.domain.CaseEvent.Dismissal;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * A problem that people work on. It begins as a consultation; when somebody commits to finding the cause it is investigated; it ends resolved, when the cause is known and gone, or
 * closed for another reason, and then stays as it is for ever, except for its tags, by which an archive is kept in order, and for those who may see it. Each change of status is
 * audited. One may be proposed, by the assistant for example, and then waits until a person decides; the facts are checked when it is committed, not when it is proposed. A case that
 * turns out to be the same problem as another one is merged into it: it ends as a duplicate, and what was said in it stays readable. It concerns who opened it and who cares for it;
 * they share it with others, to read or to write.
 */
public final class Case implements AggregateRoot<Case, CaseId> {

    /** How many tags a case has at most. */
    public static final int MOST_TAGS = 50;

    /** How many shares a case has at most. */
    public static final int MOST_SHARES = 100;

    private final CaseSnapshot now;

    private Case(CaseSnapshot now) {
        this.now = now;
    }

    /** Opens a case as a consultation, at version 1. */
    public static Either<CaseError, Decision<Case, CaseEvent>> open(CaseId id, CaseDraft draft, UserId by, Instant at) {
        return draft.check().map(content -> {
            var opened = new CaseSnapshot(
                    id,
                    1,
                    new CaseText(content.title(), content.description()),
                    content.severity(),
                    content.tags(),
                    CaseStanding.beginning(),
                    new CasePeople(by, content.assignee(), List.of()),
                    0,
                    new CaseTimes(at, at));
            return Decision.of(
                    new Case(opened),
                    new CaseEvent.CaseOpened(
                            id, content.severity(), content.assignee(), List.copyOf(content.tags()), by, at));
        });
    }

    /** Brings back a case that was kept; decides nothing. */
    public static Case restore(CaseSnapshot kept) {
        return new Case(kept);
    }

    /** What somebody may do with it, as far as the case decides; the permissions of their role come on top. */
    public Access accessOf(Requester who) {
        return now.people().accessOf(who);
    }

    /**
     * This case, for somebody who wants to do something with it.
     *
     * @param wanted what it takes, more than nothing
     * @return it, or a refusal; who may not even see it is told that it does not exist
     */
    public Either<CaseError, Case> openTo(Requester who, Access wanted) {
        Access access = accessOf(who);
        if (access.includes(wanted)) {
            return Either.right(this);
        }
        if (access == Access.NONE) {
            return new CaseError.CaseNotFound(id()).refuse();
        }
        return wanted == Access.SHARE
                ? new SharingError.SharingNotAllowed(id()).refuse()
                : new SharingError.CaseReadOnly(id()).refuse();
    }

    /**
     * Changes title, description, severity or assignee. An edit that changes nothing is no change. Who cares for a case may share it, so giving it to another assignee takes as much as sharing
     * it.
     */
    public Either<CaseError, Decision<Case, CaseEvent>> edit(CaseEdit edit, Requester by, Instant at) {
        if (status().isTerminal()) {
            return hasEnded();
        }
        var before = new CaseEdit.Content(
                now.text().title(),
                now.text().description(),
                now.severity(),
                now.people().assignee());
        return edit.applyTo(before).flatMap(after -> {
            List<String> changed = after.differencesTo(before);
            if (changed.isEmpty()) {
                return Either.right(Decision.unchanged(this));
            }
            boolean handedOver = !after.assignee().equals(before.assignee());
            return openTo(by, handedOver ? Access.SHARE : Access.WRITE)
                    .map(open -> Decision.of(
                            new Case(now.with(after).changed(at)),
                            new CaseEvent.CaseEdited(
                                    id(), changed, after.severity(), after.assignee(), by.user(), at)));
        });
    }

    /** Takes a message; an ended case takes none. */
    public Either<CaseError, Decision<Case, CaseEvent>> add(Message message) {
        if (status().isTerminal()) {
            return hasEnded();
        }
        return Either.right(Decision.of(
                new Case(now.withOneMessageMore().changed(message.at())),
                new CaseEvent.MessageAdded(id(), message.id(), message.role(), message.author(), message.at())));
    }

    /**
     * Goes to another status, because a person says so. A proposal that waits is overtaken.
     *
     * @param cause what is known about the cause at this moment
     */
    public Either<CaseError, Decision<Case, CaseEvent>> transition(
            TransitionRequest request, CauseState cause, UserId by, Instant at) {
        return request.check()
                .flatMap(intent -> allowed(intent, cause))
                .map(intent -> go(intent, Option.none(), by, at));
    }

    /**
     * Puts a transition on the table. It must be such that a bare yes could commit it now; it takes the place of a proposal that waited.
     *
     * @param cause what is known about the cause at this moment
     */
    public Either<CaseError, Decision<Case, CaseEvent>> propose(
            ProposalId proposalId, TransitionRequest request, CauseState cause, UserId by, Instant at) {
        return request.check().flatMap(intent -> allowed(intent, cause)).map(intent -> {
            var events = dismissal(Dismissal.SUPERSEDED, by, at);
            events.add(new CaseEvent.TransitionProposed(id(), proposalId, intent.to(), by, at));
            Option<Proposal> proposal = Option.some(new Proposal(proposalId, intent, by, at));
            return new Decision<>(
                    new Case(now.with(now.standing().with(proposal)).changed(at)), events);
        });
    }

    /**
     * Commits the proposal that waits, because a person confirmed it. The facts are checked again.
     *
     * @param cause what is known about the cause at this moment
     */
    public Either<CaseError, Decision<Case, CaseEvent>> confirm(
            ProposalId proposalId, CauseState cause, UserId by, Instant at) {
        return pending(proposalId)
                .flatMap(proposal -> allowed(proposal.intent(), cause))
                .map(intent -> go(intent, Option.some(proposalId), by, at));
    }

    /**
     * Takes a person's explicit answer to the proposal that waits.
     *
     * @param cause what is known about the cause at this moment
     */
    public Either<CaseError, Decision<Case, CaseEvent>> answer(
            ProposalAnswer answer, CauseState cause, UserId by, Instant at) {
        return answer.check().flatMap(checked -> switch (checked.choice()) {
            case CONFIRM -> confirm(checked.proposalId(), cause, by, at);
            case WITHDRAW -> dismiss(checked.proposalId(), Dismissal.WITHDRAWN, by, at);
        });
    }

    /** Takes the proposal that waits from the table. */
    public Either<CaseError, Decision<Case, CaseEvent>> dismiss(
            ProposalId proposalId, Dismissal why, UserId by, Instant at) {
        return pending(proposalId)
                .map(proposal -> new Decision<>(
                        new Case(now.with(now.standing().with(Option.none())).changed(at)), dismissal(why, by, at)));
    }

    /** Puts a tag on; one that is there already is no change. */
    public Either<CaseError, Decision<Case, CaseEvent>> tag(Tag tag, UserId by, Instant at) {
        if (now.tags().contains(tag)) {
            return Either.right(Decision.unchanged(this));
        }
        if (now.tags().size() >= MOST_TAGS) {
            return new CaseError.TooManyTags(MOST_TAGS).refuse();
        }
        var tags = new TreeSet<>(now.tags());
        tags.add(tag);
        return Either.right(
                Decision.of(new Case(now.withTags(tags).changed(at)), new CaseEvent.CaseTagged(id(), tag, by, at)));
    }

    /** Takes a tag off; one that is not there is no change. */
    public Decision<Case, CaseEvent> untag(Tag tag, UserId by, Instant at) {
        if (!now.tags().contains(tag)) {
            return Decision.unchanged(this);
        }
        var tags = new TreeSet<>(now.tags());
        tags.remove(tag);
        return Decision.of(new Case(now.withTags(tags).changed(at)), new CaseEvent.CaseUntagged(id(), tag, by, at));
    }

    /** Shares it, also when it has ended; what a share that is there already allows is changed. The same again is no change. */
    public Either<CaseError, Decision<Case, CaseEvent>> share(ShareDraft.Terms terms, Requester by, Instant at) {
        Option<ShareAccess> before = shareOf(terms.grantee()).map(Share::access);
        return openTo(by, Access.SHARE).flatMap(open -> {
            if (before.contains(terms.access())) {
                return Either.right(Decision.unchanged(this));
            }
            if (before.isEmpty() && shares().size() >= MOST_SHARES) {
                return new SharingError.TooManyShares(MOST_SHARES).refuse();
            }
            var share = new Share(terms.grantee(), terms.access(), by.user(), at);
            return Either.right(Decision.of(
                    new Case(now.with(now.people().with(share)).changed(at)),
                    new CaseEvent.CaseShared(id(), share.grantee(), share.access(), before, by.user(), at)));
        });
    }

    /** Ends a share. */
    public Either<CaseError, Decision<Case, CaseEvent>> unshare(Grantee grantee, Requester by, Instant at) {
        return openTo(by, Access.SHARE)
                .flatMap(open ->
                        shareOf(grantee).<CaseError>toEither(() -> new SharingError.ShareNotFound(id(), grantee)))
                .map(share -> Decision.of(
                        new Case(now.with(now.people().without(grantee)).changed(at)),
                        new CaseEvent.CaseUnshared(id(), grantee, share.access(), by.user(), at)));
    }

    /**
     * Ends this case as a duplicate of another one that goes on.
     *
     * @param target the other case
     * @param duplicates the cases that were merged into this one; when there are any it must go on itself, so that no chain arises
     */
    public Either<CaseError, Decision<Case, CaseEvent>> mergeInto(
            Case target, List<CaseId> duplicates, UserId by, Instant at) {
        if (target.id().equals(id())) {
            return new CaseError.MergeIntoItself(id()).refuse();
        }
        if (status().isTerminal()) {
            return hasEnded();
        }
        if (target.status().isTerminal()) {
            return new CaseError.MergeTargetHasEnded(target.id(), target.status()).refuse();
        }
        if (!duplicates.isEmpty()) {
            return new CaseError.HasMergedCases(id()).refuse();
        }
        var intent = new TransitionIntent(
                CaseStatus.CLOSED,
                Option.some("Merged into " + target.id() + "."),
                Option.some(ClosureReason.DUPLICATE),
                Option.none());
        Decision<Case, CaseEvent> closed = go(intent, Option.none(), by, at);
        var events = new ArrayList<>(closed.events());
        events.add(new CaseEvent.CaseMerged(id(), target.id(), by, at));
        CaseSnapshot ended = closed.state().now;
        return Either.right(new Decision<>(new Case(ended.with(ended.standing().mergedInto(target.id()))), events));
    }

    /**
     * Deletes the case with everything in it, whatever its status. The state of the decision is the last one it had.
     *
     * @param duplicates the cases that were merged into this one; when there are any they would lead nowhere
     */
    public Either<CaseError, Decision<Case, CaseEvent>> delete(List<CaseId> duplicates, UserId by, Instant at) {
        if (!duplicates.isEmpty()) {
            return new CaseError.HasMergedCases(id()).refuse();
        }
        return Either.right(Decision.of(new Case(now.changed(at)), new CaseEvent.CaseDeleted(id(), by, at)));
    }

    private Either<CaseError, Proposal> pending(ProposalId proposalId) {
        return proposal()
                .filter(proposal -> proposal.id().equals(proposalId))
                .toEither(() -> new CaseError.ProposalNotPending(proposalId));
    }

    /** The intent, when the present facts allow it. */
    private Either<CaseError, TransitionIntent> allowed(TransitionIntent intent, CauseState cause) {
        Verdict verdict = Verdict.judge(status(), intent.to(), intent.told(), cause);
        return switch (verdict) {
            case Verdict.Ready ready -> intent.fitting(status());
            case Verdict.NeedsInfo needs -> new CaseError.TransitionNeedsInfo(needs).refuse();
            case Verdict.SuggestsAlternative better -> new CaseError.AlternativeSuggested(better).refuse();
            case Verdict.NotEligible never -> new CaseError.TransitionNotEligible(never).refuse();
        };
    }

    private Decision<Case, CaseEvent> go(TransitionIntent intent, Option<ProposalId> confirmed, UserId by, Instant at) {
        Option<ClosureReason> end = switch (intent.to()) {
            case RESOLVED -> Option.some(ClosureReason.RESOLVED);
            case CLOSED -> intent.closureReason().orElse(Option.some(ClosureReason.CONSULTING_ONLY));
            case CONSULTING, INVESTIGATING -> Option.none();
        };
        var transition = new Transition(status(), intent.to(), by, at, intent.reason(), end, intent.cause(), confirmed);
        List<CaseEvent> events = confirmed.isDefined() ? new ArrayList<>() : dismissal(Dismissal.OVERTAKEN, by, at);
        events.add(new CaseEvent.StatusChanged(id(), status(), intent.to(), end, confirmed, by, at));
        return new Decision<>(
                new Case(now.with(now.standing().after(transition)).changed(at)), events);
    }

    /** The event that takes the waiting proposal from the table, when one waits; in a list that takes more events. */
    private List<CaseEvent> dismissal(Dismissal why, UserId by, Instant at) {
        var events = new ArrayList<CaseEvent>();
        proposal().forEach(old -> events.add(new CaseEvent.ProposalDismissed(id(), old.id(), why, by, at)));
        return events;
    }

    private <T> Either<CaseError, T> hasEnded() {
        return new CaseError.CaseHasEnded(id(), status()).refuse();
    }

    @Override
    public CaseId getId() {
        return now.id();
    }

    /** Its id. */
    public CaseId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** Where it stands. */
    public CaseStatus status() {
        return now.standing().status();
    }

    /** Its tags, sorted. */
    public SortedSet<Tag> tags() {
        return now.tags();
    }

    /** With whom it is shared, sorted by their text form. */
    public List<Share> shares() {
        return now.people().shares();
    }

    /** The share of a grantee, when there is one. */
    public Option<Share> shareOf(Grantee grantee) {
        return now.people().shareOf(grantee);
    }

    /** The transition that waits for a decision. */
    public Option<Proposal> proposal() {
        return now.standing().proposal();
    }

    /** Every change of status, oldest first. */
    public List<Transition> transitions() {
        return now.standing().transitions();
    }

    /** The kind of its end, when it ended. */
    public Option<ClosureReason> closureReason() {
        return lastTransition().flatMap(Transition::closureReason);
    }

    /** The cause that a person wrote down, when it was resolved with one. */
    public Option<String> cause() {
        return lastTransition().flatMap(Transition::cause);
    }

    /** When it ended. */
    public Option<Instant> endedAt() {
        return lastTransition()
                .filter(transition -> transition.to().isTerminal())
                .map(Transition::at);
    }

    private Option<Transition> lastTransition() {
        return transitions().isEmpty()
                ? Option.none()
                : Option.some(transitions().getLast());
    }

    /** Everything that it consists of, for keeping it. */
    public CaseSnapshot snapshot() {
        return now;
    }
}
