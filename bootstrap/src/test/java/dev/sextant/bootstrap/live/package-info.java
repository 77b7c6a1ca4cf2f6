/** The server over storage in memory: everything that needs the real routes and the real analysis, and no database. */
@NullMarked
package dev.sextant.bootstrap.live;

import org.jspecify.annotations.NullMarked;
