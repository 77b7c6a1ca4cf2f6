/**
 * PostgreSQL as a part of the program: real binaries, run beside it on the loopback interface, with settings that keep users' data through a crash.
 */
@NullMarked
package dev.sextant.bootstrap.database;

import org.jspecify.annotations.NullMarked;
