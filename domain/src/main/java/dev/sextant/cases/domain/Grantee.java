package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.MalformedId;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.TypeId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * Names with whom a case is shared.
 *
 * @param kind a person, a team, or everybody
 * @param id which user or team; none for the organisation, of which there is one
 */
@PersonalData
public record Grantee(Kind kind, Option<UUID> id) implements Identifier {

    private static final String TEAM_PREFIX = "team";
    private static final String ORGANIZATION = "organization";

    /** What a case can be shared with. */
    public enum Kind implements Coded {
        /** One person. */
        USER,
        /** Whoever is in a team, now or later. */
        TEAM,
        /** Whoever belongs to the organisation, now or later. */
        ORGANIZATION
    }

    /** Refuses a user or team without an id, and an organisation with one. */
    public Grantee {
        if (id.isEmpty() != (kind == Kind.ORGANIZATION)) {
            throw new IllegalArgumentException("a user or team has an id, the organisation has none");
        }
    }

    /** A person. */
    public static Grantee user(UserId user) {
        return new Grantee(Kind.USER, Option.some(user.value()));
    }

    /** A team. */
    public static Grantee team(UUID team) {
        return new Grantee(Kind.TEAM, Option.some(team));
    }

    /** Everybody of the organisation. */
    public static Grantee organization() {
        return new Grantee(Kind.ORGANIZATION, Option.none());
    }

    /** Reads {@code user_…}, {@code team_…} or {@code organization}. */
    public static Either<MalformedId, Grantee> parse(String text) {
        if (text.equals(ORGANIZATION)) {
            return Either.right(organization());
        }
        return text.startsWith(TEAM_PREFIX + "_")
                ? TypeId.parse(TEAM_PREFIX, text).map(Grantee::team)
                : UserId.parse(text).map(Grantee::user);
    }

    /** Whether somebody is meant, alone or among others. */
    boolean includes(Requester who) {
        return switch (kind) {
            case USER -> id.contains(who.user().value());
            case TEAM -> id.exists(who.teams()::contains);
            case ORGANIZATION -> true;
        };
    }

    /** The text form: {@code user_…}, {@code team_…} or {@code organization}. */
    @Override
    public String toString() {
        return switch (kind) {
            case USER -> new UserId(id.get()).toString();
            case TEAM -> TypeId.format(TEAM_PREFIX, id.get());
            case ORGANIZATION -> ORGANIZATION;
        };
    }
}
