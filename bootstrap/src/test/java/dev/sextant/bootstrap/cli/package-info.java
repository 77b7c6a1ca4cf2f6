/** Tests of the command line. */
@NullMarked
package dev.sextant.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
