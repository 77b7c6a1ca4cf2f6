/**
 * The data folder of a local workspace: who may use it, what lies where, its secrets, and where a running server is found.
 */
@NullMarked
package dev.sextant.bootstrap.workspace;

import org.jspecify.annotations.NullMarked;
