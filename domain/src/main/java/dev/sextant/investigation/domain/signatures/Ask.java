package dev.sextant.investigation.domain.signatures;

/**
 * What to bring where it is missing.
 *
 * @param source the instrument
 * @param says how to get it and what it tells, in a sentence
 */
public record Ask(String source, String says) {}
