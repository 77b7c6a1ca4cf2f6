/** The tests of the identity context's ports on PostgreSQL. */
@NullMarked
package dev.sextant.identity.persistence;

import org.jspecify.annotations.NullMarked;
