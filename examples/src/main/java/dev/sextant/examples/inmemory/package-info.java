/** A case driven in memory, with nothing but the domain, the application and their shipped fakes: no server, no database, no framework. */
@NullMarked
package dev.sextant.examples.inmemory;

import org.jspecify.annotations.NullMarked;
