/**
 * Bridges between contexts, which never see each other: each is a port of one context answered by another.
 */
@NullMarked
package dev.sextant.bootstrap.bridge;

import org.jspecify.annotations.NullMarked;
