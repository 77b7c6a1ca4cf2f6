package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Reads the name of a team that somebody gave. */
final class TeamNames {

    private static final String FIELD = "/name";

    private TeamNames() {}

    static Either<IdentityError, TeamName> read(Option<String> given) {
        return given.fold(
                () -> new IdentityError.InvalidFields(new FieldError(FIELD, "required", "must be given")).refuse(),
                text -> TeamName.of(FIELD, text).toEither().mapLeft(IdentityError.InvalidFields::new));
    }
}
