package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A change of status that happened, kept for audit.
 *
 * @param from where the case stood
 * @param to where it stands since
 * @param by who decided it
 * @param at when
 * @param reason why, in the words of whoever decided or proposed it, when there were any
 * @param closureReason the kind of end, when it ended the case
 * @param cause the cause in writing, when a person resolved the case with one
 * @param proposal the proposal that was confirmed, when there was one
 */
public record Transition(
        CaseStatus from,
        CaseStatus to,
        UserId by,
        Instant at,
        Option<String> reason,
        Option<ClosureReason> closureReason,
        Option<String> cause,
        Option<ProposalId> proposal) {}
