package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.LogSource;
import io.vavr.control.Option;
import java.util.List;

/** Opens a case in the local workspace with the investigated files as its evidence. */
@FunctionalInterface
public interface CaseSaver {

    /**
     * Saves what was investigated.
     *
     * @param data the data folder of the workspace, as it was given; none for the configured one
     * @param files the files that could be read; their contents can be opened again
     * @param report what was found in them
     * @return one line that tells the person where the case is
     * @throws dev.sextant.bootstrap.cli.CommandFailed when it could not be saved, in words that say what to do
     */
    String save(Option<String> data, List<LogSource> files, LogReport report);
}
