package dev.sextant.bootstrap.cli.logs;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.investigation.domain.signatures.Signature;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import dev.sextant.investigation.integration.catalogue.SignatureFiles;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The signatures that are shipped, with a team's own. One of the same id replaces the one that is shipped. */
final class OwnSignatures {

    private OwnSignatures() {}

    /**
     * The signatures to use.
     *
     * @param folder with {@code *.yml} files of own signatures
     * @throws CommandFailed with everything that is wrong with them
     */
    static SignatureCatalogue with(Option<Path> folder) {
        SignatureCatalogue shipped = SignatureFiles.catalogue();
        return folder.map(own -> shipped.with(read(own)).getOrElseThrow(OwnSignatures::refused))
                .getOrElse(shipped);
    }

    private static List<Signature> read(Path folder) {
        List<Signature> signatures = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                SignatureFiles.read(file.getFileName().toString(), Files.readString(file))
                        .peek(read -> signatures.addAll(read.signatures()))
                        .peekLeft(wrong::addAll);
            }
        } catch (IOException unreadable) {
            throw new CommandFailed(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (!wrong.isEmpty()) {
            throw refused(wrong);
        }
        return signatures;
    }

    private static CommandFailed refused(List<String> wrong) {
        return new CommandFailed(String.join("\n", wrong));
    }
}
