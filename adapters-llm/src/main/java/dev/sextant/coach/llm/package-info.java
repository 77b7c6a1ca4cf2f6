/** Model providers of the coach. Nothing here decides: a model may phrase and suggest what the domain computed. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.coach.llm;

import org.jspecify.annotations.NullMarked;
