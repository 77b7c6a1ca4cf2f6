package dev.sextant.identity.application.doors;

/** It is done, and nothing more is told. */
public record Done() {}
