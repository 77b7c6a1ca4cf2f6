package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.ACCOUNT;

import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.PasswordHash;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecondFactor;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.UserSnapshot;
import dev.sextant.identity.domain.UserState;
import dev.sextant.identity.persistence.db.tables.records.AccountRecord;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns an account into a row and a row into an account; decides nothing. */
final class UserRows {

    private static final String OFF = "off";
    private static final String STARTED = "started";
    private static final String ON = "on";

    /** A second factor, with the parts that its state has. */
    private record Factor(
            String state,
            Option<Sealed> secret,
            Option<Instant> since,
            Option<Long> lastStep,
            Set<SecretDigest> recoveryCodes) {}

    private UserRows() {}

    /** The row of an account that was just opened. */
    static AccountRecord opened(User subject) {
        UserSnapshot kept = subject.snapshot();
        AccountRecord row = changed(subject);
        row.setTenantId(kept.id().value());
        row.setEmail(kept.email().value());
        row.setEmailNormalised(kept.email().normalised());
        row.setCreatedAt(kept.createdAt());
        return row;
    }

    /** What may change of the row of an account. */
    static AccountRecord changed(User subject) {
        UserSnapshot kept = subject.snapshot();
        var row = new AccountRecord();
        row.setVersion(kept.version());
        row.set(ACCOUNT.EMAIL_VERIFIED_AT, kept.emailVerifiedAt().getOrNull());
        row.setDisplayName(kept.displayName().value());
        row.setState(kept.state().code());
        row.set(ACCOUNT.PASSWORD, kept.password().map(PasswordHash::value).getOrNull());
        Factor factor = factor(kept.secondFactor());
        row.setSecondFactor(factor.state());
        row.set(ACCOUNT.FACTOR_KEY_ID, factor.secret().map(Sealed::keyId).getOrNull());
        row.set(ACCOUNT.FACTOR_SECRET, factor.secret().map(Sealed::content).getOrNull());
        row.set(ACCOUNT.FACTOR_SINCE, factor.since().getOrNull());
        row.set(ACCOUNT.FACTOR_LAST_STEP, factor.lastStep().getOrNull());
        row.setRecoveryCodes(
                factor.recoveryCodes().stream().map(SecretDigest::hex).sorted().toArray(String[]::new));
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    private static Factor factor(SecondFactor factor) {
        return switch (factor) {
            case SecondFactor.Off off -> new Factor(OFF, Option.none(), Option.none(), Option.none(), Set.of());
            case SecondFactor.Started started ->
                new Factor(
                        STARTED,
                        Option.some(started.secret()),
                        Option.some(started.startedAt()),
                        Option.none(),
                        Set.of());
            case SecondFactor.On on ->
                new Factor(
                        ON,
                        Option.some(on.secret()),
                        Option.some(on.since()),
                        Option.some(on.lastStep()),
                        on.recoveryCodes());
        };
    }

    /** Whether a stored state of the second factor demands it. */
    static boolean isOn(String state) {
        return ON.equals(state);
    }

    /** The account of a row. */
    static User restore(AccountRecord row) {
        return User.restore(new UserSnapshot(
                new UserId(row.getTenantId()),
                row.getVersion(),
                new EmailAddress(row.getEmail(), row.getEmailNormalised()),
                Option.of(row.getEmailVerifiedAt()),
                new DisplayName(row.getDisplayName()),
                Stored.constant(UserState.class, row.getState()),
                Option.of(row.getPassword()).map(PasswordHash::new),
                secondFactor(row),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    private static SecondFactor secondFactor(AccountRecord row) {
        return switch (row.getSecondFactor()) {
            case OFF -> new SecondFactor.Off();
            case STARTED -> new SecondFactor.Started(secret(row), row.getFactorSince());
            case ON -> new SecondFactor.On(secret(row), row.getFactorLastStep(), codes(row), row.getFactorSince());
            default -> throw new IllegalStateException("no second factor: " + row.getSecondFactor());
        };
    }

    private static Sealed secret(AccountRecord row) {
        return new Sealed(row.getFactorKeyId(), row.getFactorSecret());
    }

    private static Set<SecretDigest> codes(AccountRecord row) {
        return Arrays.stream(row.getRecoveryCodes()).map(SecretDigest::new).collect(Collectors.toUnmodifiableSet());
    }
}
