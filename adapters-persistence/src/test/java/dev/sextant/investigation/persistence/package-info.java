/** The tests of the investigation context's ports on PostgreSQL. */
@NullMarked
package dev.sextant.investigation.persistence;

import org.jspecify.annotations.NullMarked;
