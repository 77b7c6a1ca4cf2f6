/** The rules of messaging, by example and by property. */
@NullMarked
package dev.sextant.messaging.domain;

import org.jspecify.annotations.NullMarked;
