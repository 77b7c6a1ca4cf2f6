/** What the operations on cases answer, and to whom. */
@NullMarked
package dev.sextant.cases.web;

import org.jspecify.annotations.NullMarked;
