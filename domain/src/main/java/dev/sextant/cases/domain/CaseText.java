package dev.sextant.cases.domain;

/**
 * What a case says about itself.
 *
 * @param title what it is called
 * @param description what it is about
 */
public record CaseText(Title title, Description description) {}
