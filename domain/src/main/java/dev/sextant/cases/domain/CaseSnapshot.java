package dev.sextant.cases.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that a case consists of, for keeping and restoring it. Messages are not part of it; there is no limit to their number.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param text what it is called and what it is about
 * @param severity how much it hurts
 * @param tags its tags, sorted
 * @param standing where it stands, and how it came there
 * @param people who has to do with it
 * @param messageCount how many messages it has
 * @param times when it was opened and changed
 */
public record CaseSnapshot(
        CaseId id,
        long version,
        CaseText text,
        Severity severity,
        SortedSet<Tag> tags,
        CaseStanding standing,
        CasePeople people,
        long messageCount,
        CaseTimes times) {

    /** Copies the tags. */
    public CaseSnapshot {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** One change later: the version after this one, changed at that time. */
    CaseSnapshot changed(Instant at) {
        return new CaseSnapshot(
                id, version + 1, text, severity, tags, standing, people, messageCount, times.changed(at));
    }

    CaseSnapshot with(CaseEdit.Content content) {
        return new CaseSnapshot(
                id,
                version,
                new CaseText(content.title(), content.description()),
                content.severity(),
                tags,
                standing,
                people.assignedTo(content.assignee()),
                messageCount,
                times);
    }

    CaseSnapshot withTags(SortedSet<Tag> newTags) {
        return new CaseSnapshot(id, version, text, severity, newTags, standing, people, messageCount, times);
    }

    CaseSnapshot with(CaseStanding newStanding) {
        return new CaseSnapshot(id, version, text, severity, tags, newStanding, people, messageCount, times);
    }

    CaseSnapshot with(CasePeople newPeople) {
        return new CaseSnapshot(id, version, text, severity, tags, standing, newPeople, messageCount, times);
    }

    CaseSnapshot withOneMessageMore() {
        return new CaseSnapshot(id, version, text, severity, tags, standing, people, messageCount + 1, times);
    }
}
