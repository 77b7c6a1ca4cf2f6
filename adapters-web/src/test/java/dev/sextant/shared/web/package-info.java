/** A client and a checker of answers for tests against a running server, and the tests of this package. Other modules use the former through the test-jar. */
@NullMarked
package dev.sextant.shared.web;

import org.jspecify.annotations.NullMarked;
