/** Tests of the workspace part. */
@NullMarked
package dev.sextant.bootstrap.workspace;

import org.jspecify.annotations.NullMarked;
