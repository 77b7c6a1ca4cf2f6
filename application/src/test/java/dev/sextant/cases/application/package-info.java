/** What the use cases and ports of cases promise. The contracts are for every adapter. */
@NullMarked
package dev.sextant.cases.application;

import org.jspecify.annotations.NullMarked;
