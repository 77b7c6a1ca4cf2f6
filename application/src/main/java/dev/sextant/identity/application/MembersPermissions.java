package dev.sextant.identity.application;

import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.PresentPermissions;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;

/** What the members of organisations may still do: what their roles permit, as long as they belong there and neither their account nor the organisation is shut. */
public final class MembersPermissions implements PresentPermissions {

    private static final Origin ORIGIN = Origin.of("present-permissions");

    private final Users users;
    private final Grants grants;
    private final Transactions transactions;

    /** Permissions by these. */
    public MembersPermissions(Users users, Grants grants, Transactions transactions) {
        this.users = users;
        this.grants = grants;
        this.transactions = transactions;
    }

    @Override
    public Option<Set<Permission>> still(TenantId tenant, UserId user, Set<Permission> before) {
        Actor inside = Planes.organization(tenant, user, ORIGIN);
        return transactions
                .read(inside, () -> grants.of(inside, user))
                .filter(grant -> isActive(user))
                .map(grant -> {
                    var both = new HashSet<>(before);
                    both.retainAll(grant.permissions());
                    return both;
                });
    }

    private boolean isActive(UserId user) {
        Actor account = Planes.account(user, ORIGIN);
        return transactions.read(account, () -> users.find(account, user)).exists(User::isActive);
    }
}
