/**
 * The kernel's ports on PostgreSQL: transactions under row-level security, outbox, jobs, idempotency keys; and what it takes to stand on a database: migrations, roles,
 * pools. Every adapter works in the transaction that {@link dev.sextant.shared.persistence.JooqTransactions} opened on its thread, and
 * nothing here sees the rows of a tenant other than the actor's.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.shared.persistence;

import org.jspecify.annotations.NullMarked;
