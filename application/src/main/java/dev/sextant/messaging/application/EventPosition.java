package dev.sextant.messaging.application;

/**
 * How far somebody has read the events of an organisation. More than the place of one event: it also says what was still underway when that event was read, so that whoever goes on from here gets what is committed later with an older
 * number.
 *
 * @param text what the {@link EventFeed} that gave it can read; it says nothing about anybody
 */
public record EventPosition(String text) {}
