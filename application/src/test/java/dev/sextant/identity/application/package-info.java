/** What every store of identities keeps, the fixtures for it, and stand-ins for everything that is random, slow or far away. */
@NullMarked
package dev.sextant.identity.application;

import org.jspecify.annotations.NullMarked;
