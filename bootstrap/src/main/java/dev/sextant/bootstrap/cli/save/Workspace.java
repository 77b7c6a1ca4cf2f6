package dev.sextant.bootstrap.cli.save;

import dev.sextant.investigation.domain.logs.LogSource;
import java.io.IOException;
import java.util.List;

/** Where a case is saved. */
interface Workspace {

    /**
     * Opens a case with files.
     *
     * @return one line that tells the person where the case is
     * @throws IOException when a file or the server breaks off
     * @throws dev.sextant.bootstrap.cli.CommandFailed when it is refused
     */
    String save(String title, String description, List<LogSource> files) throws IOException;
}
