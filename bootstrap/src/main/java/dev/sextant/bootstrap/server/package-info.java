/**
 * The server: everything started in order and stopped in the opposite one, within ten seconds, however it is asked to.
 */
@NullMarked
package dev.sextant.bootstrap.server;

import org.jspecify.annotations.NullMarked;
