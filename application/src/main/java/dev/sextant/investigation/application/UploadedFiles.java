package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the files of each tenant, with their analyses. Every method works in the actor's open transaction and sees only the actor's tenant. */
@SecondaryPort
public interface UploadedFiles {

    /** The file; none when the tenant has no such file. */
    Option<UploadedFile> find(Actor actor, FileId id);

    /** The file of a case that has this content. */
    Option<UploadedFile> findByContent(Actor actor, CaseRef caseRef, String sha256);

    /** All files of a case, oldest first. */
    List<UploadedFile> ofCase(Actor actor, CaseRef caseRef);

    /** Keeps a file that was just received. */
    void add(Actor actor, UploadedFile received);

    /**
     * Keeps a changed file.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the file is gone
     */
    void save(Actor actor, UploadedFile changed, long readVersion);

    /** Keeps the analysis of a file that the tenant has, in place of an older one. */
    void keepAnalysis(Actor actor, FileId id, AnalysisDocument analysis);

    /**
     * Deletes a file with its analysis.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the file is gone
     */
    void delete(Actor actor, FileId id, long readVersion);

    /**
     * Keeps everybody else of the tenant who calls this for the same content waiting until the transaction ends, whether there is a file with it or not. Who takes a content into use
     * and who removes an unused one both do so first.
     */
    void lockContent(Actor actor, String sha256);

    /** How many files of the tenant have this content. */
    long countByContent(Actor actor, String sha256);

    /** Whether the tenant has any file. */
    boolean hasAny(Actor actor);

    /**
     * Which of these contents no file of the tenant has.
     *
     * @param contents at most some thousand
     */
    Set<String> withoutFile(Actor actor, Set<String> contents);
}
