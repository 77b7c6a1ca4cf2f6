package dev.sextant.messaging.web;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DiscardDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetter;
import dev.sextant.messaging.application.ReplayDeadLetters;

/**
 * What the operations on dead letters do.
 *
 * @param queries answers questions
 * @param replay delivers one again
 * @param replayAll delivers again what failed for one cause
 * @param discard decides that one is not delivered
 */
public record DeadLetterHandlers(
        DeadLetterQueries queries, ReplayDeadLetter replay, ReplayDeadLetters replayAll, DiscardDeadLetter discard) {}
