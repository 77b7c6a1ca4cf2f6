package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.wiring.IdentitySettings;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.identity.integration.TerminalMail;
import io.vavr.control.Option;

/** What a server of many organisations needs beside that of the local workspace. */
final class Enterprise {

    private Enterprise() {}

    /** Whether the configuration asks for such a server. */
    static boolean isMeant(Configuration configuration) {
        return configuration.text(Key.MODE).equals("enterprise");
    }

    /**
     * How accounts and organisations are set; none on a server of the local workspace.
     *
     * @throws dev.sextant.bootstrap.StartFailed when the master key cannot be used
     */
    static Option<IdentitySettings> settings(Configuration configuration, DataFolder folder) {
        return Option.when(isMeant(configuration), () -> behindTheScenes(configuration, folder));
    }

    /**
     * How they are set for whoever runs the server, whatever kind of server it is.
     *
     * @throws dev.sextant.bootstrap.StartFailed as above
     */
    static IdentitySettings behindTheScenes(Configuration configuration, DataFolder folder) {
        return new IdentitySettings(
                publicUrl(configuration),
                MasterKeySource.of(configuration, folder.secrets()),
                configuration.text(Key.REGISTRATION).equals("open"),
                new TerminalMail(System.err));
    }

    private static String publicUrl(Configuration configuration) {
        String configured = configuration.text(Key.PUBLIC_URL);
        return configured.isEmpty() ? "http://localhost:" + configuration.text(Key.PORT) : configured;
    }
}
