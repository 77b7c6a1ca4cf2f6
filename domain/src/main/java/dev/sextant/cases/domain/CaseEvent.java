package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that happened to a case. Events carry ids, constants and tags; titles, descriptions, messages and reasons stay in the case, so that whoever keeps events keeps no free
 * text about people.
 */
@EventFamily(context = "cases", aggregate = "case", id = CaseId.class)
public sealed interface CaseEvent extends Event {

    /** The case that it happened to. */
    CaseId caseId();

    /** On whose behalf it happened. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return caseId().value();
    }

    /**
     * A case was opened; it is consulting.
     *
     * @param severity how much it hurts
     * @param assignee who cares for it, when somebody does
     * @param tags its first tags, sorted
     */
    @PublishedEvent(type = "case.opened", description = "A case was opened; it is consulting.")
    record CaseOpened(
            CaseId caseId, Severity severity, Option<UserId> assignee, List<Tag> tags, UserId by, Instant occurredAt)
            implements CaseEvent {

        /** Copies the tags. */
        public CaseOpened {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Fields of a case were changed.
     *
     * @param changed the names of the changed fields, in snake_case, sorted
     * @param severity the severity after the change
     * @param assignee the assignee after the change
     */
    @PublishedEvent(type = "case.edited", description = "Fields of a case were changed.")
    record CaseEdited(
            CaseId caseId,
            List<String> changed,
            Severity severity,
            Option<UserId> assignee,
            UserId by,
            Instant occurredAt)
            implements CaseEvent {

        /** Copies the names. */
        public CaseEdited {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A message was added.
     *
     * @param messageId which one
     * @param role who spoke
     */
    @PublishedEvent(type = "case.message_added", description = "A message was added.")
    record MessageAdded(CaseId caseId, MessageId messageId, MessageRole role, UserId by, Instant occurredAt)
            implements CaseEvent {}

    /**
     * A transition was proposed; nothing else changed.
     *
     * @param proposalId the proposal
     * @param to the status that was proposed
     */
    @PublishedEvent(type = "case.transition_proposed", description = "A transition was proposed; nothing else changed.")
    record TransitionProposed(CaseId caseId, ProposalId proposalId, CaseStatus to, UserId by, Instant occurredAt)
            implements CaseEvent {}

    /**
     * A proposal was taken from the table without being followed.
     *
     * @param proposalId the proposal
     * @param why what ended it
     */
    @PublishedEvent(
            type = "case.proposal_dismissed",
            description = "A proposal was taken from the table without being followed.")
    record ProposalDismissed(CaseId caseId, ProposalId proposalId, Dismissal why, UserId by, Instant occurredAt)
            implements CaseEvent {}

    /** Why a proposal was not followed. */
    enum Dismissal implements Coded {
        /** A person said no. */
        WITHDRAWN,
        /** Another proposal took its place. */
        SUPERSEDED,
        /** The case moved on, or the facts no longer allow it. */
        OVERTAKEN
    }

    /**
     * A case went from one status to another.
     *
     * @param from where it stood
     * @param to where it stands
     * @param closureReason the kind of end, when it ended
     * @param proposalId the proposal that was confirmed, when there was one
     */
    @PublishedEvent(type = "case.status_changed", description = "A case went from one status to another.")
    record StatusChanged(
            CaseId caseId,
            CaseStatus from,
            CaseStatus to,
            Option<ClosureReason> closureReason,
            Option<ProposalId> proposalId,
            UserId by,
            Instant occurredAt)
            implements CaseEvent {}

    /**
     * A tag was put on.
     *
     * @param tag which one
     */
    @PublishedEvent(type = "case.tagged", description = "A tag was put on.")
    record CaseTagged(CaseId caseId, Tag tag, UserId by, Instant occurredAt) implements CaseEvent {}

    /**
     * A tag was taken off.
     *
     * @param tag which one
     */
    @PublishedEvent(type = "case.untagged", description = "A tag was taken off.")
    record CaseUntagged(CaseId caseId, Tag tag, UserId by, Instant occurredAt) implements CaseEvent {}

    /**
     * A case was found to be the same problem as another one, and was closed as a duplicate.
     *
     * @param caseId the duplicate
     * @param into the case that goes on
     */
    @PublishedEvent(
            type = "case.merged",
            description = "A case was found to be the same problem as another one, and was closed as a duplicate.")
    record CaseMerged(CaseId caseId, CaseId into, UserId by, Instant occurredAt) implements CaseEvent {}

    /**
     * A case was shared, or what a share allows was changed.
     *
     * @param grantee with whom
     * @param access what they may do now, as far as their role allows it
     * @param before what the share allowed until now, when there was one
     */
    @PublishedEvent(type = "case.shared", description = "A case was shared, or what a share allows was changed.")
    record CaseShared(
            CaseId caseId,
            Grantee grantee,
            ShareAccess access,
            Option<ShareAccess> before,
            UserId by,
            Instant occurredAt)
            implements CaseEvent {}

    /**
     * A case is no longer shared with somebody.
     *
     * @param grantee with whom
     * @param access what the share allowed
     */
    @PublishedEvent(type = "case.unshared", description = "A case is no longer shared with somebody.")
    record CaseUnshared(CaseId caseId, Grantee grantee, ShareAccess access, UserId by, Instant occurredAt)
            implements CaseEvent {}

    /** A case and everything in it was deleted. */
    @PublishedEvent(type = "case.deleted", description = "A case and everything in it was deleted.")
    record CaseDeleted(CaseId caseId, UserId by, Instant occurredAt) implements CaseEvent {}
}
