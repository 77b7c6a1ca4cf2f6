/**
 * Finds when a log's behaviour changed: counts of message templates over time in memory that grows with the templates and not
 * with the records, statistics that stay quiet on a log with nothing to say, an estimate of the onset, and the findings in words.
 */
@Application
@NullMarked
package dev.sextant.investigation.domain.logs.change;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
