/** What an architect wants to see of a suite at one look: verdicts, the map of contexts, their building blocks, and coupling against the last release. */
@NullMarked
package dev.sextant.architecture.report;

import org.jspecify.annotations.NullMarked;
