/**
 * The ports of the cases context on PostgreSQL. Tags and words of a case are indexed by triggers of the database, in the transaction that
 * changes them; searching goes through one reviewed function, because under row-level security a text index serves nothing else.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.cases.persistence;

import org.jspecify.annotations.NullMarked;
