/** Tests of the database part. */
@NullMarked
package dev.sextant.bootstrap.database;

import org.jspecify.annotations.NullMarked;
