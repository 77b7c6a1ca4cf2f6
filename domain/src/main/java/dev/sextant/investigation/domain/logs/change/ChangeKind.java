package dev.sextant.investigation.domain.logs.change;

/** How a series changed. */
public enum ChangeKind {
    /** Many more records than before for a while, then as before, or until the end of the log. */
    BURST("burst"),
    /** Appears after the log has been running without it, and goes on. */
    NEW("new"),
    /** Was there all along and stops while the log goes on. */
    VANISHED("vanished"),
    /** Goes on at a higher rate. */
    RATE_UP("rate_up"),
    /** Goes on at a lower rate. */
    RATE_DOWN("rate_down"),
    /** Stops, or nearly stops, for a while and comes back. */
    PAUSE("pause"),
    /** Many templates are seen for the first time at once. */
    NEW_TEMPLATES("new_templates"),
    /** No change at all, but worth a look: a fatal record that stands nearly alone. */
    NOTABLE("notable");

    private final String code;

    ChangeKind(String code) {
        this.code = code;
    }

    /** A stable name in lower snake_case. */
    public String code() {
        return code;
    }

    /** Whether there are more records after the change than before it. */
    public boolean isRise() {
        return switch (this) {
            case BURST, NEW, RATE_UP, NEW_TEMPLATES -> true;
            case VANISHED, RATE_DOWN, PAUSE, NOTABLE -> false;
        };
    }
}
