package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One step in the life of a solution.
 *
 * @param to how far it was after the step
 * @param by who said so
 * @param at when
 * @param reason why, in words
 */
public record SolutionStep(SolutionState to, UserId by, Instant at, Option<String> reason) {}
