/**
 * The configuration of the program: every key with its type and default in one list, read from flags, environment and file, checked as a whole.
 */
@NullMarked
package dev.sextant.bootstrap.config;

import org.jspecify.annotations.NullMarked;
