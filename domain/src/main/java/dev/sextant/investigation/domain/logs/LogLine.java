package dev.sextant.investigation.domain.logs;

/**
 * One physical line of a log, decoded and without its line terminator.
 *
 * @param number position in its file, counted from 1
 * @param text the characters of the line; only the beginning when {@code truncated}
 * @param truncated whether the line was longer than the reader keeps
 */
public record LogLine(long number, String text, boolean truncated) {}
