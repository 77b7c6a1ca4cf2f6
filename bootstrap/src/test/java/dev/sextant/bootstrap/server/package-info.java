/** Tests of the whole server, in this process and as a process of its own, with its real database. */
@NullMarked
package dev.sextant.bootstrap.server;

import org.jspecify.annotations.NullMarked;
