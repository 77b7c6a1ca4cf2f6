/** The full stack's HTTP interface beside bare handlers that do the same SQL, measured in one run of one process. */
@NullMarked
package dev.sextant.benchmarks.http;

import org.jspecify.annotations.NullMarked;
