/** Tests of what holds the contexts together. */
@NullMarked
package dev.sextant.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
