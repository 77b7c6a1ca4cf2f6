/** The tests of the kernel's ports on PostgreSQL, and the database that they and other modules' tests stand on. */
@NullMarked
package dev.sextant.shared.persistence;

import org.jspecify.annotations.NullMarked;
