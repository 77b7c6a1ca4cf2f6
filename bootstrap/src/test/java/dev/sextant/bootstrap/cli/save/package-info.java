/** Tests of saving a case from the command line. */
@NullMarked
package dev.sextant.bootstrap.cli.save;

import org.jspecify.annotations.NullMarked;
