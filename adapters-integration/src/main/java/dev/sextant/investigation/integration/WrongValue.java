package dev.sextant.investigation.integration;

/** That a field is there but cannot be what it says. It ends the reading of the element that the field belongs to, and of nothing else. */
final class WrongValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    /**
     * Refuses a value.
     *
     * @param place where it stands, such as {@code /pods/0/start_time}
     * @param reason what is wrong, in a sentence
     */
    WrongValue(String place, String reason) {
        super(place + ": " + reason, null, false, false);
        this.place = place;
        this.reason = reason;
    }

    String place() {
        return place;
    }

    String reason() {
        return reason;
    }
}
