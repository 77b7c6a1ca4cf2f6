package dev.sextant.investigation.domain.logs;

/**
 * A record with its text.
 *
 * @param record what it is and where it stands
 * @param text its physical lines as they are, header included; of a long record the beginning
 */
public record ToldRecord(LogRecord record, String text) {}
