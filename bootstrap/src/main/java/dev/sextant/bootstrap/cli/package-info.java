/**
 * The command line: what every command shares (surroundings, exit codes, suggestions) and the commands that belong to no single context. Nothing here loads the
 * dependency injection, the web server or a database before a command needs it, so that help appears at once.
 */
@NullMarked
package dev.sextant.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
