/**
 * Opening a case from the command line: through the running server when the data folder names one, else on the embedded database for that one write.
 */
@NullMarked
package dev.sextant.bootstrap.cli.save;

import org.jspecify.annotations.NullMarked;
