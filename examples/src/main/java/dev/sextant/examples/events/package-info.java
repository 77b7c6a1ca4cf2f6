/** A program that reacts to what happens. */
@NullMarked
package dev.sextant.examples.events;

import org.jspecify.annotations.NullMarked;
