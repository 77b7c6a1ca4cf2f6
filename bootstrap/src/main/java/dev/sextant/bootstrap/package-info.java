/**
 * The composition root: the only place that sees every adapter, wires the contexts together, reads the configuration and offers the program and the
 * facade for embedders.
 */
@NullMarked
package dev.sextant.bootstrap;

import org.jspecify.annotations.NullMarked;
