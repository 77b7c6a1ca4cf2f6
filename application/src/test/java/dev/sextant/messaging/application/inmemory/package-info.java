/** What is kept in memory meets the contracts. */
@NullMarked
package dev.sextant.messaging.application.inmemory;

import org.jspecify.annotations.NullMarked;
