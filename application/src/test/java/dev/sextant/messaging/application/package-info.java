/** The contracts of the messaging context's ports, and the stories of its use cases. */
@NullMarked
package dev.sextant.messaging.application;

import org.jspecify.annotations.NullMarked;
