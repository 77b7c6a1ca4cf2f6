package dev.sextant.benchmarks.events;

/**
 * An event of a {@link Workload}.
 *
 * @param aggregate which aggregate, from 0
 * @param version its version, from 1
 */
public record Numbered(int aggregate, int version) {}
