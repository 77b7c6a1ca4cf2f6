/** What the operations on cases answer. */
@NullMarked
package dev.sextant.cases.web;

import org.jspecify.annotations.NullMarked;
