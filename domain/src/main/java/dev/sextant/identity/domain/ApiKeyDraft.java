package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An API key as somebody would like it; nothing of it is checked yet.
 *
 * @param name what it is for; required
 * @param permissions the names of what it permits at most, at least one
 * @param expiresAt until when it is good; 90 days when left out
 */
public record ApiKeyDraft(Option<String> name, List<String> permissions, Option<Instant> expiresAt) {

    /** Copies the names. */
    public ApiKeyDraft {
        permissions = List.copyOf(permissions);
    }

    /** What remains when everything is in order. */
    record Content(ApiKeyName name, Set<Permission> permissions) {}

    Either<IdentityError, Content> check() {
        var report = new FieldReport();
        Option<ApiKeyName> checkedName = report.takeRequired("/name", name, text -> ApiKeyName.of("/name", text));
        Option<Set<Permission>> checked = report.take(Permissions.of("/permissions", permissions));
        return report.answer(IdentityError.InvalidFields::new, () -> new Content(checkedName.get(), checked.get()));
    }
}
