package dev.sextant.identity.web;

import dev.sextant.identity.application.InviteMember;
import dev.sextant.identity.domain.ApiKeyDraft;
import dev.sextant.identity.domain.OrganizationEdit;
import dev.sextant.identity.domain.OrganizationEdit.OpenIdDraft;
import dev.sextant.identity.domain.RoleChoice;
import dev.sextant.identity.domain.RoleDraft;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Patches;
import dev.sextant.shared.web.Query;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;

/** Reads what clients send about an organisation and what belongs to it. */
final class OrganizationRequests {

    private OrganizationRequests() {}

    static OrganizationEdit edit(Fields fields) {
        var edit = new OrganizationEdit(
                Patches.notCleared(fields, "name"),
                Patches.notCleared(fields, "after_deletion"),
                openIdRoles(fields),
                Patches.text(fields, "time_zone"));
        fields.doneWithSome(List.of());
        return edit;
    }

    private static Patch<OpenIdDraft> openIdRoles(Fields fields) {
        String name = "open_id_roles";
        if (fields.isNull(name)) {
            return new Patch.Cleared<>();
        }
        return fields.object(name)
                .map(rules -> new OpenIdDraft(
                        rules.textNotNull("issuer"), rules.textMap("by_group"), rules.texts("for_everybody")))
                .<Patch<OpenIdDraft>>fold(Patch.Absent::new, Patch.Changed::new);
    }

    static RoleChoice roles(Fields fields) {
        var choice = new RoleChoice(fields.texts("roles"));
        fields.doneWithSome(List.of());
        return choice;
    }

    static InviteMember.Command invite(Fields fields) {
        var command = new InviteMember.Command(fields.textNotNull("email"), new RoleChoice(fields.texts("roles")));
        fields.done(List.of());
        return command;
    }

    static RoleDraft role(Fields fields) {
        var draft = new RoleDraft(fields.textNotNull("name"), fields.texts("permissions"));
        fields.done(List.of());
        return draft;
    }

    static ApiKeyDraft apiKey(Fields fields) {
        var draft = new ApiKeyDraft(fields.textNotNull("name"), fields.texts("permissions"), fields.time("expires_at"));
        fields.done(List.of());
        return draft;
    }

    static Option<String> teamName(Fields fields) {
        Option<String> name = fields.textNotNull("name");
        fields.done(List.of());
        return name;
    }

    static AuditQueries.Filter audit(Query query) {
        return new AuditQueries.Filter(
                query.text("action"),
                query.parsed(
                        "actor",
                        "malformed_id",
                        "It must be an id of the form user_….",
                        id -> UserId.parse(id).toOption().map(UserId::value)),
                query.parsed("object_id", "malformed_id", "It must be a UUID.", OrganizationRequests::uuid),
                query.time("from"),
                query.time("to"));
    }

    private static Option<UUID> uuid(String text) {
        try {
            return Option.some(UUID.fromString(text))
                    .filter(read -> read.toString().equals(text));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }
}
