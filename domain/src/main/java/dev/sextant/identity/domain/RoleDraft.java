package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * A role as somebody would like it; nothing of it is checked yet.
 *
 * @param name what it is called; required
 * @param permissions the names of what it permits, at least one
 */
public record RoleDraft(Option<String> name, List<String> permissions) {

    /** Copies the names. */
    public RoleDraft {
        permissions = List.copyOf(permissions);
    }

    /** What remains when everything is in order. */
    record Content(RoleName name, Set<Permission> permissions) {}

    Either<IdentityError, Content> check() {
        var report = new FieldReport();
        Option<RoleName> checkedName = report.takeRequired("/name", name, text -> RoleName.of("/name", text));
        Option<Set<Permission>> checked = report.take(Permissions.of("/permissions", permissions));
        return report.answer(IdentityError.InvalidFields::new, () -> new Content(checkedName.get(), checked.get()));
    }
}
