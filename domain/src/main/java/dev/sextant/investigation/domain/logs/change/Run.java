package dev.sextant.investigation.domain.logs.change;

/**
 * Cells in which a series runs at another rate than usual.
 *
 * @param kind what this makes of the series
 * @param from first cell of the unusual rate
 * @param to cell after the last one of it
 * @param inside records in it
 * @param ratio its rate over the usual rate; {@link Double#POSITIVE_INFINITY} when there is none usually
 * @param dispersion how much more than independent records the series varies
 * @param logP logarithm of the probability of such a run in a series without change, corrected for having been looked for
 */
record Run(ChangeKind kind, int from, int to, double inside, double ratio, double dispersion, double logP) {}
