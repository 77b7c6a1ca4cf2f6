package dev.sextant.shared.application;

import java.util.function.UnaryOperator;

/**
 * Makes an event of one version into one of the next version. An old version has no other definition than this: the record keeps what its shape was.
 *
 * @param from the version that it reads; it makes the one after it
 * @param shape a record with the components that events of this version have, used for nothing else
 * @param change pure: the same for the same event, whenever and however often it is called. It throws {@link MalformedEvent} for what is not of the shape
 */
public record Upcaster(EventKind from, Class<? extends Record> shape, UnaryOperator<EventData> change) {}
