package dev.sextant.identity.domain;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Everything that an account consists of, for keeping and restoring it. Single-use tokens, and what leads from an OpenID provider to it, are kept beside it as secrets.
 *
 * @param id its id, which is also the id of its plane
 * @param version counts the changes, from 1
 * @param email the address, unique in its normalised form
 * @param emailVerifiedAt when its user proved to read the address
 * @param displayName what others call its user
 * @param state whether it may be used
 * @param password what is kept of the password; none for who logs in at an OpenID provider only
 * @param secondFactor what a login needs beside the password
 * @param createdAt when it was opened
 * @param updatedAt when it changed last
 */
public record UserSnapshot(
        UserId id,
        long version,
        EmailAddress email,
        Option<Instant> emailVerifiedAt,
        DisplayName displayName,
        UserState state,
        Option<PasswordHash> password,
        SecondFactor secondFactor,
        Instant createdAt,
        Instant updatedAt) {

    /** One change later: the version after this one, changed at that time. */
    UserSnapshot changed(Instant at) {
        return new UserSnapshot(
                id, version + 1, email, emailVerifiedAt, displayName, state, password, secondFactor, createdAt, at);
    }

    UserSnapshot with(DisplayName name) {
        return new UserSnapshot(
                id, version, email, emailVerifiedAt, name, state, password, secondFactor, createdAt, updatedAt);
    }

    UserSnapshot with(UserState newState) {
        return new UserSnapshot(
                id,
                version,
                email,
                emailVerifiedAt,
                displayName,
                newState,
                password,
                secondFactor,
                createdAt,
                updatedAt);
    }

    UserSnapshot with(PasswordHash hash) {
        return new UserSnapshot(
                id,
                version,
                email,
                emailVerifiedAt,
                displayName,
                state,
                Option.some(hash),
                secondFactor,
                createdAt,
                updatedAt);
    }

    UserSnapshot with(SecondFactor factor) {
        return new UserSnapshot(
                id, version, email, emailVerifiedAt, displayName, state, password, factor, createdAt, updatedAt);
    }

    UserSnapshot verified(Instant at) {
        return new UserSnapshot(
                id, version, email, Option.some(at), displayName, state, password, secondFactor, createdAt, updatedAt);
    }
}
