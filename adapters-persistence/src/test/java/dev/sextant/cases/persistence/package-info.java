/** The tests of the cases context's ports on PostgreSQL. */
@NullMarked
package dev.sextant.cases.persistence;

import org.jspecify.annotations.NullMarked;
