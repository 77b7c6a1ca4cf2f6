package dev.sextant.cases.domain;

import dev.sextant.shared.domain.UserId;
import java.time.Instant;

/**
 * A transition that was proposed and waits for a person's decision. A case has at most one.
 *
 * @param id its id, which a decision must name
 * @param intent what is proposed
 * @param by who proposed it
 * @param at when
 */
public record Proposal(ProposalId id, TransitionIntent intent, UserId by, Instant at) {}
