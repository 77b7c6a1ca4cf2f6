/** The rules of identity, each by example, and what must hold whatever happens. */
@NullMarked
package dev.sextant.identity.domain;

import org.jspecify.annotations.NullMarked;
