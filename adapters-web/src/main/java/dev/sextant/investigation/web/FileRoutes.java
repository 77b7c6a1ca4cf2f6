package dev.sextant.investigation.web;

import dev.sextant.investigation.application.CaseDirectory.Standing;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FileContents.Content;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.shared.application.BlobStore.Blob;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import dev.sextant.shared.web.Upload;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The operations on files. */
public final class FileRoutes implements Routes {

    private static final String OF_CASE = "/api/v1/cases/{case_id}/files";
    private static final String FILE = "/api/v1/files/{file_id}";
    private static final String JOBS = "/api/v1/jobs/";
    private static final String BYTES = "application/octet-stream";
    private static final int BUFFER = 64 * 1024;

    private final Handling handling;
    private final FileHandlers files;

    /** Routes to these handlers. */
    public FileRoutes(Handling handling, FileHandlers files) {
        this.handling = handling;
        this.files = files;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                writing(Route.upload(OF_CASE, this::upload)).needs(files.upload()),
                reading(Route.get(OF_CASE, this::list)).query("limit", "cursor"),
                reading(Route.get(FILE, this::read)),
                writing(Route.delete(FILE, this::delete)).needs(files.delete()),
                writing(Route.act(FILE + "/analysis", this::retryAnalysis))
                        .needs(FilePermissions.WRITE)
                        .ifMatchOptional(),
                reading(Route.get(FILE + "/content", this::content)).produces(BYTES));
    }

    private static Route reading(Route route) {
        return route.needs(FilePermissions.READ).provided("the case of the file concerns the caller");
    }

    private static Route writing(Route route) {
        return route.provided("the case of the file concerns the caller by more than a share to read");
    }

    private static CaseRef caseOf(Exchange exchange) {
        return exchange.id("case_id", "case", CaseRef::parse);
    }

    private static FileId id(Exchange exchange) {
        return exchange.id("file_id", "file", FileId::parse);
    }

    /** The content is stored before the transaction of the request begins, and given up again when the request turns out to take nothing new. */
    private Either<DomainError, Answer> upload(Exchange exchange) throws IOException {
        CaseRef caseRef = caseOf(exchange);
        Upload upload = exchange.upload();
        Either<DomainError, Blob> stored = files.contents().store(exchange.actor(), caseRef, upload.content());
        if (stored.isLeft()) {
            return Either.left(stored.getLeft());
        }
        Blob blob = stored.get();
        var command = new UploadFile.Command(caseRef, upload.name(), blob);
        boolean[] taken = {false};
        try {
            return exchange.once(blob.sha256() + "/" + upload.name(), () -> {
                Either<DomainError, FileView> file = handling.run(files.upload(), exchange.actor(), command);
                taken[0] = file.isRight();
                return file.map(view -> accepted(exchange, view));
            });
        } finally {
            if (!taken[0]) {
                files.contents().discard(exchange.actor(), blob);
            }
        }
    }

    private static Answer accepted(Exchange exchange, FileView view) {
        return exchange.view(202, FileBody.of(view)).with("Location", JOBS + view.job());
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        CaseRef caseRef = caseOf(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "FileQueries.ofCase",
                        exchange.needs(),
                        exchange.actor(),
                        () -> files.cases().look(exchange.actor(), caseRef) == Standing.UNKNOWN
                                ? Either.left(new FileError.CaseUnknown(caseRef))
                                : Either.right(files.queries().ofCase(exchange.actor(), caseRef, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        FileId id = id(exchange);
        return handling.ask(
                        "FileQueries.byId",
                        exchange.needs(),
                        exchange.actor(),
                        () -> files.queries().byId(exchange.actor(), id))
                .map(view -> exchange.view(200, FileBody.of(view), view.id(), view.version()));
    }

    private Either<DomainError, Answer> delete(Exchange exchange) {
        FileId id = id(exchange);
        var command = new DeleteFile.Command(id, exchange.basedOn(id.toString()));
        return handling.run(files.delete(), exchange.actor(), command).map(gone -> Answer.of(204));
    }

    private Either<DomainError, Answer> retryAnalysis(Exchange exchange) {
        FileId id = id(exchange);
        Option<Long> version = exchange.basedOn(id.toString());
        return files.contents()
                .retryAnalysis(exchange.actor(), id, version)
                .map(view -> exchange.view(202, FileBody.of(view), view.id(), view.version())
                        .with("Location", JOBS + view.job()));
    }

    private Either<DomainError, Answer> content(Exchange exchange) {
        FileId id = id(exchange);
        return files.contents().find(exchange.actor(), id).map(content -> {
            String tag = exchange.tag(id.toString(), 1, content.sha256());
            return exchange.unlessKnown(tag, bytes(exchange, content, tag));
        });
    }

    private Answer bytes(Exchange exchange, Content content, String tag) {
        boolean wanted = exchange.header("If-Range").forAll(tag::equals);
        Option<ByteRange> range = exchange.header("Range")
                .filter(header -> wanted)
                .flatMap(header -> ByteRange.parse(header, content.size()));
        if (range.isEmpty()) {
            return attachment(200, exchange, content, new ByteRange(0, content.size() - 1));
        }
        if (!range.get().isSatisfiable()) {
            throw Exchange.rangeNotSatisfiable(content.size());
        }
        String place = "bytes " + range.get().first() + "-" + range.get().last() + "/" + content.size();
        return attachment(206, exchange, content, range.get()).with("Content-Range", place);
    }

    /** Whatever the bytes are, a browser is told to keep them and to run nothing in them. */
    private Answer attachment(int status, Exchange exchange, Content content, ByteRange range) {
        return Answer.stream(status, BYTES, range.length(), out -> copy(exchange, content, range, out))
                .with("Accept-Ranges", "bytes")
                .with("Content-Disposition", ContentDisposition.attachment(content.name()))
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    private void copy(Exchange exchange, Content content, ByteRange range, OutputStream out) throws IOException {
        try (InputStream in = files.contents().open(exchange.actor(), content, range.first())) {
            byte[] buffer = new byte[BUFFER];
            long left = range.length();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the content is shorter than it was");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
