/** What a case promises, by example and for every sequence of commands. */
@NullMarked
package dev.sextant.cases.domain;

import org.jspecify.annotations.NullMarked;
