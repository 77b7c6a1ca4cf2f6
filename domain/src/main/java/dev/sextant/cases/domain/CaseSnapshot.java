package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that a case consists of, for keeping and restoring it. Messages are not part of it; there is no limit to their number.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param title what it is called
 * @param description what it is about
 * @param severity how much it hurts
 * @param status where it stands
 * @param assignee who cares for it
 * @param tags its tags, sorted
 * @param transitions every change of status, oldest first; at most two, as the table of statuses has no loop
 * @param proposal the transition that waits for a decision
 * @param mergedInto the case that goes on in its place, when it was merged
 * @param messageCount how many messages it has
 * @param openedBy who opened it
 * @param createdAt when it was opened
 * @param updatedAt when it changed last
 */
public record CaseSnapshot(
        CaseId id,
        long version,
        Title title,
        Description description,
        Severity severity,
        CaseStatus status,
        Option<UserId> assignee,
        SortedSet<Tag> tags,
        List<Transition> transitions,
        Option<Proposal> proposal,
        Option<CaseId> mergedInto,
        long messageCount,
        UserId openedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** Copies tags and transitions. */
    public CaseSnapshot {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        transitions = List.copyOf(transitions);
    }

    /** One change later: the version after this one, changed at that time. */
    CaseSnapshot changed(Instant at) {
        return new CaseSnapshot(
                id,
                version + 1,
                title,
                description,
                severity,
                status,
                assignee,
                tags,
                transitions,
                proposal,
                mergedInto,
                messageCount,
                openedBy,
                createdAt,
                at);
    }

    CaseSnapshot with(CaseEdit.Content content) {
        return new CaseSnapshot(
                id,
                version,
                content.title(),
                content.description(),
                content.severity(),
                status,
                content.assignee(),
                tags,
                transitions,
                proposal,
                mergedInto,
                messageCount,
                openedBy,
                createdAt,
                updatedAt);
    }

    CaseSnapshot withTags(SortedSet<Tag> newTags) {
        return new CaseSnapshot(
                id,
                version,
                title,
                description,
                severity,
                status,
                assignee,
                newTags,
                transitions,
                proposal,
                mergedInto,
                messageCount,
                openedBy,
                createdAt,
                updatedAt);
    }

    CaseSnapshot withProposal(Option<Proposal> newProposal) {
        return new CaseSnapshot(
                id,
                version,
                title,
                description,
                severity,
                status,
                assignee,
                tags,
                transitions,
                newProposal,
                mergedInto,
                messageCount,
                openedBy,
                createdAt,
                updatedAt);
    }

    /** With one transition more, standing where it leads to. */
    CaseSnapshot with(Transition transition) {
        var all = new ArrayList<>(transitions);
        all.add(transition);
        return new CaseSnapshot(
                id,
                version,
                title,
                description,
                severity,
                transition.to(),
                assignee,
                tags,
                all,
                proposal,
                mergedInto,
                messageCount,
                openedBy,
                createdAt,
                updatedAt);
    }

    CaseSnapshot mergedInto(CaseId target) {
        return new CaseSnapshot(
                id,
                version,
                title,
                description,
                severity,
                status,
                assignee,
                tags,
                transitions,
                proposal,
                Option.some(target),
                messageCount,
                openedBy,
                createdAt,
                updatedAt);
    }

    CaseSnapshot withOneMessageMore() {
        return new CaseSnapshot(
                id,
                version,
                title,
                description,
                severity,
                status,
                assignee,
                tags,
                transitions,
                proposal,
                mergedInto,
                messageCount + 1,
                openedBy,
                createdAt,
                updatedAt);
    }
}
