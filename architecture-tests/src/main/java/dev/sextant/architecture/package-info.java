/**
 * The walls of the house as a library: rules that hold for this suite and for every program that is built in its shape. A team applies them to its own code with
 * {@link dev.sextant.architecture.HexagonalRules#of HexagonalRules.of("com.acme")}.
 */
@NullMarked
package dev.sextant.architecture;

import org.jspecify.annotations.NullMarked;
