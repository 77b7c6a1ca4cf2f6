package dev.sextant.shared.application;

import java.util.function.UnaryOperator;

/**
 * Makes an event of one version into one of the version before, for those who still read that one. Where it is missing, nobody can ask for the older version any more.
 *
 * @param from the version that it reads, from 2; it makes the one before it
 * @param change pure: the same for the same event, whenever and however often it is called. It throws {@link MalformedEvent} for what is not of the shape
 */
public record Downcaster(EventKind from, UnaryOperator<EventData> change) {}
