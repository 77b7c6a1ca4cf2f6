package dev.sextant.identity.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.Timing;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A partial change of an organisation as somebody would like it; nothing of it is checked yet.
 *
 * @param name a new name; cannot be cleared
 * @param afterDeletion the stable name of an {@link AfterDeletion}; cannot be cleared
 * @param openIdRoles how people come in from an OpenID provider; clearing leaves invitations only
 * @param timeZone on whose clocks it lives, by the name in the IANA database; clearing leaves the server's
 */
public record OrganizationEdit(
        Patch<String> name, Patch<String> afterDeletion, Patch<OpenIdDraft> openIdRoles, Patch<String> timeZone) {

    /**
     * How groups become roles, unchecked.
     *
     * @param issuer the provider, an {@code https} address, or {@code http} on the own machine
     * @param byGroup the {@code role_…} that each group brings
     * @param forEverybody the {@code role_…} that everybody gets who logs in there
     */
    public record OpenIdDraft(Option<String> issuer, Map<String, String> byGroup, List<String> forEverybody) {

        /** Copies map and list. */
        public OpenIdDraft {
            byGroup = Map.copyOf(byGroup);
            forEverybody = List.copyOf(forEverybody);
        }
    }

    private static final String ROLES_FIELD = "/open_id_roles";

    /** An edit that changes nothing, to start from. */
    public static OrganizationEdit nothing() {
        return new OrganizationEdit(
                new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>(), new Patch.Absent<>());
    }

    /** This edit with a name. */
    public OrganizationEdit name(String text) {
        return new OrganizationEdit(new Patch.Changed<>(text), afterDeletion, openIdRoles, timeZone);
    }

    /** This edit with another way in from an OpenID provider. */
    public OrganizationEdit openIdRoles(OpenIdDraft draft) {
        return new OrganizationEdit(name, afterDeletion, new Patch.Changed<>(draft), timeZone);
    }

    /** This edit with another time zone. */
    public OrganizationEdit timeZone(String zone) {
        return new OrganizationEdit(name, afterDeletion, openIdRoles, new Patch.Changed<>(zone));
    }

    /** Name and settings after an edit. */
    record Content(OrganizationName name, OrganizationSettings settings) {}

    Either<IdentityError, Content> applyTo(Content before) {
        var report = new FieldReport();
        Option<OrganizationName> newName = report.take(
                switch (name) {
                    case Patch.Absent<String> absent -> Validation.valid(before.name());
                    case Patch.Cleared<String> cleared -> required("/name");
                    case Patch.Changed<String> changed -> OrganizationName.of("/name", changed.value());
                });
        Option<AfterDeletion> newAfterDeletion = report.take(
                switch (afterDeletion) {
                    case Patch.Absent<String> absent ->
                        Validation.valid(before.settings().afterDeletion());
                    case Patch.Cleared<String> cleared -> required("/after_deletion");
                    case Patch.Changed<String> changed ->
                        FieldReport.constant("/after_deletion", AfterDeletion.class, changed.value());
                });
        Option<OpenIdRoles> newRoles = switch (openIdRoles) {
            case Patch.Absent<OpenIdDraft> absent -> before.settings().openIdRoles();
            case Patch.Cleared<OpenIdDraft> cleared -> Option.none();
            case Patch.Changed<OpenIdDraft> changed -> Option.some(roles(changed.value(), report));
        };
        Option<ZoneId> newZone = switch (timeZone) {
            case Patch.Absent<String> absent -> before.settings().timeZone();
            case Patch.Cleared<String> cleared -> Option.none();
            case Patch.Changed<String> changed -> report.take(Timing.zone("/time_zone", changed.value()));
        };
        return report.answer(
                IdentityError.InvalidFields::new,
                () -> new Content(newName.get(), new OrganizationSettings(newAfterDeletion.get(), newRoles, newZone)));
    }

    private static <T> Validation<FieldError, T> required(String field) {
        return Validation.invalid(new FieldError(field, "required", "must be given"));
    }

    private static OpenIdRoles roles(OpenIdDraft draft, FieldReport report) {
        Option<String> issuer = report.takeRequired(ROLES_FIELD + "/issuer", draft.issuer(), OrganizationEdit::issuer);
        Map<String, RoleId> byGroup = new HashMap<>();
        if (draft.byGroup().size() > OpenIdRoles.MOST_GROUPS) {
            report.note(
                    ROLES_FIELD + "/by_group", "too_many", "must name at most " + OpenIdRoles.MOST_GROUPS + " groups");
        } else {
            draft.byGroup()
                    .forEach((group, role) -> report.take(RoleIds.one(ROLES_FIELD + "/by_group", role))
                            .forEach(id -> byGroup.put(group, id)));
        }
        Set<RoleId> forEverybody =
                new HashSet<>(report.take(RoleIds.several(ROLES_FIELD + "/for_everybody", draft.forEverybody()))
                        .getOrElse(Set.of()));
        return new OpenIdRoles(issuer.getOrElse(""), byGroup, forEverybody);
    }

    private static Validation<FieldError, String> issuer(String text) {
        try {
            var address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web && address.getHost() != null && text.length() <= 500) {
                return Validation.valid(text);
            }
        } catch (URISyntaxException notAnAddress) {
            return notAnIssuer();
        }
        return notAnIssuer();
    }

    private static Validation<FieldError, String> notAnIssuer() {
        return Validation.invalid(new FieldError(
                ROLES_FIELD + "/issuer",
                "not_an_address",
                "must be the address of the provider, of at most 500 characters"));
    }
}
