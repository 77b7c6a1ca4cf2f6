/**
 * Investigation: finding out what happened. So far it takes the files of a case, {@link dev.sextant.investigation.domain.UploadedFile}, and knows what was found in them; how logs
 * are read and analysed stands in the packages below.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain;

import org.jspecify.annotations.NullMarked;
