package dev.sextant.cases.application;

import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;

/**
 * Which cases are wanted; a case must meet every part.
 *
 * @param statuses it stands at one of these; any when empty
 * @param severities it hurts as much as one of these says; any when empty
 * @param tags it carries all of these
 * @param assignee this user cares for it
 * @param createdFrom it was opened at this instant or later
 * @param createdBefore it was opened before this instant
 */
public record CaseFilter(
        Set<CaseStatus> statuses,
        Set<Severity> severities,
        Set<Tag> tags,
        Option<UserId> assignee,
        Option<Instant> createdFrom,
        Option<Instant> createdBefore) {

    /** Copies the sets. */
    public CaseFilter {
        statuses = Set.copyOf(statuses);
        severities = Set.copyOf(severities);
        tags = Set.copyOf(tags);
    }

    /** Every case. */
    public static CaseFilter all() {
        return new CaseFilter(Set.of(), Set.of(), Set.of(), Option.none(), Option.none(), Option.none());
    }

    /** This filter for cases that stand there. */
    public CaseFilter status(CaseStatus status) {
        return new CaseFilter(Set.of(status), severities, tags, assignee, createdFrom, createdBefore);
    }

    /** This filter for cases that hurt that much. */
    public CaseFilter severity(Severity severity) {
        return new CaseFilter(statuses, Set.of(severity), tags, assignee, createdFrom, createdBefore);
    }

    /** This filter for cases with that tag. */
    public CaseFilter tag(Tag tag) {
        return new CaseFilter(statuses, severities, Set.of(tag), assignee, createdFrom, createdBefore);
    }

    /** This filter for cases that this user cares for. */
    public CaseFilter assignee(UserId user) {
        return new CaseFilter(statuses, severities, tags, Option.some(user), createdFrom, createdBefore);
    }

    /** This filter for cases that were opened in a range of time, its end excluded. */
    public CaseFilter created(Instant from, Instant before) {
        return new CaseFilter(statuses, severities, tags, assignee, Option.some(from), Option.some(before));
    }
}
