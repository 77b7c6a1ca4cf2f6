package dev.sextant.investigation.domain.signatures;

/**
 * A signature that looks alike, and what tells it apart.
 *
 * @param signature id of the other one
 * @param by id of the clause that, when it is met, speaks for this signature and against the other
 * @param says the same in a sentence
 */
public record LookAlike(String signature, String by, String says) {}
