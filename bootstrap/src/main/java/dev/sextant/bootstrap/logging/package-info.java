/**
 * The program's log: one line per event, as JSON for machines or as text for a person, with no way for logged text to forge a second line.
 */
@NullMarked
package dev.sextant.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
