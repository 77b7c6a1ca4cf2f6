/**
 * The commands that look into log files, and the forms in which they show what they found: text for a terminal, JSON for programs, one
 * HTML page for a browser. They need no server and no database.
 */
@NullMarked
package dev.sextant.bootstrap.cli.logs;

import org.jspecify.annotations.NullMarked;
