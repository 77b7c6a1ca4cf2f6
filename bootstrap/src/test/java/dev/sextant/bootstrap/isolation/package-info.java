/** Two organisations on a real server, and every way to reach from the one into the other. */
@NullMarked
package dev.sextant.bootstrap.isolation;

import org.jspecify.annotations.NullMarked;
