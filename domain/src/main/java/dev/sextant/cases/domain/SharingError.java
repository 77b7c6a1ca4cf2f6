package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.UserId;
import java.util.List;

/** Every way in which who may see and change a case, and who may decide that, stands against a command or a question. Who may not even see it is told that there is no such case. */
public sealed interface SharingError extends CaseError {

    /**
     * The actor may see the case, but not change it.
     *
     * @param id the case
     */
    record CaseReadOnly(CaseId id) implements SharingError {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "case_read_only";
        }

        @Override
        public String message() {
            return "You may see case " + id + ", but not change it.";
        }
    }

    /**
     * The actor may not decide who sees the case, nor who cares for it.
     *
     * @param id the case
     */
    record SharingNotAllowed(CaseId id) implements SharingError {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "sharing_not_allowed";
        }

        @Override
        public String message() {
            return "Only who opened case " + id
                    + ", who cares for it, and who manages cases may share it or give it to another assignee.";
        }
    }

    /**
     * There is nobody of that name in the organisation, or the actor may not know that there is.
     *
     * @param grantee whom the case should be shared with
     */
    record GranteeUnknown(Grantee grantee) implements SharingError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "grantee_unknown";
        }

        @Override
        public String message() {
            return "There is no " + grantee + " to share with.";
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError("/grantee", "not_found", message()));
        }
    }

    /**
     * There is nobody of that name in the organisation to care for the case.
     *
     * @param assignee to whom the case should be given
     */
    record AssigneeUnknown(UserId assignee) implements SharingError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "assignee_unknown";
        }

        @Override
        public String message() {
            return "There is no " + assignee + " to care for a case.";
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError("/assignee", "not_found", message()));
        }
    }

    /**
     * The case is not shared with them.
     *
     * @param id the case
     * @param grantee with whom it is not shared
     */
    record ShareNotFound(CaseId id, Grantee grantee) implements SharingError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "share_not_found";
        }

        @Override
        public String message() {
            return "Case " + id + " is not shared with " + grantee + ".";
        }
    }

    /**
     * The case has as many shares as it can have.
     *
     * @param most how many that is
     */
    record TooManyShares(int most) implements SharingError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "too_many_shares";
        }

        @Override
        public String message() {
            return "A case has at most " + most + " shares; share it with a team instead.";
        }
    }
}
