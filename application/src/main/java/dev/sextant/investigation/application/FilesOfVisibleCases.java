package dev.sextant.investigation.application;

import dev.sextant.investigation.application.CaseDirectory.Standing;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * In front of what a store answers about files: a file is a part of its case, so who may not see the case is answered as for a file that never existed. Programs ask here and never the
 * store itself.
 */
public final class FilesOfVisibleCases implements FileQueries {

    private final FileQueries all;
    private final CaseDirectory cases;

    /**
     * In front of a store.
     *
     * @param all answers about every file of the tenant
     * @param cases knows what the actor may see
     */
    public FilesOfVisibleCases(FileQueries all, CaseDirectory cases) {
        this.all = all;
        this.cases = cases;
    }

    @Override
    public Either<FileError, FileView> byId(Actor actor, FileId id) {
        return all.summary(actor, id)
                .filterOrElse(file -> isVisible(actor, file.caseId()), file -> new FileError.FileNotFound(id))
                .flatMap(file -> all.byId(actor, id));
    }

    @Override
    public Either<FileError, FileSummary> summary(Actor actor, FileId id) {
        return all.summary(actor, id)
                .filterOrElse(file -> isVisible(actor, file.caseId()), file -> new FileError.FileNotFound(id));
    }

    @Override
    public Page<FileSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        return cases.look(actor, caseRef) == Standing.UNKNOWN
                ? new Page<>(List.of(), Option.none())
                : all.ofCase(actor, caseRef, page);
    }

    private boolean isVisible(Actor actor, String caseId) {
        return CaseRef.parse(caseId).exists(caseRef -> cases.look(actor, caseRef) != Standing.UNKNOWN);
    }
}
