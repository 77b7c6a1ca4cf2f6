package dev.sextant.shared.persistence;

/** The names of the three roles. A login either is one of them or was granted one. */
public final class Role {

    /** Owns the schemas and migrates them; nothing is served as this role. */
    public static final String OWNER = "sextant_owner";

    /** Serves requests and runs jobs, under row-level security. */
    public static final String APP = "sextant_app";

    /** Finds what is due; sees ids only. */
    public static final String WORKER = "sextant_worker";

    private Role() {}
}
