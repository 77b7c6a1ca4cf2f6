/** Tests of the logging part. */
@NullMarked
package dev.sextant.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
