/**
 * Masking: what identifies a person or opens a door is replaced by numbered placeholders before a text leaves for a model, an export or a notification, and put back for the owner.
 *
 * <p>It stands in the kernel because several contexts need the same answer: whoever asks a model, whoever exports a case and whoever sends a message. A value must get the same
 * placeholder in all three, and no context may import another. {@link dev.sextant.shared.domain.masking.Masker} finds, {@link dev.sextant.shared.domain.masking.MaskRegistry} remembers,
 * one for each case. Raw evidence stays raw where it is kept; masking happens at the boundary.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.shared.domain.masking;

import org.jspecify.annotations.NullMarked;
