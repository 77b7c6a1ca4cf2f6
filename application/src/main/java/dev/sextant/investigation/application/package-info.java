/**
 * What can be done with the files of a case and asked about them. A content is stored first, outside of any transaction ({@link
 * dev.sextant.investigation.application.FileContents}); then {@link dev.sextant.investigation.application.UploadFile} records the file and submits its analysis in one transaction; a
 * job analyses it. A content without a file is removed by a job of its own.
 *
 * <p>Hypotheses are proposed, linked with evidence and given up, solutions are proposed and taken step by step; what they rest on goes by event.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.application;

import org.jspecify.annotations.NullMarked;
