/** A case with a file on PostgreSQL, where the file's content is kept by an adapter of the embedding program's own. */
@NullMarked
package dev.sextant.examples.postgres;

import org.jspecify.annotations.NullMarked;
