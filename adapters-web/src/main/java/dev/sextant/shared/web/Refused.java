package dev.sextant.shared.web;

import java.io.Serial;

/** Leaves the handling of a request that was refused before its use case was called. */
final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Without a stack trace: it is an answer, not an error. */
    Refused(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Refused(int status, String code, String detail) {
        this(new Problem(status, code, detail));
    }

    Problem problem() {
        return problem;
    }
}
