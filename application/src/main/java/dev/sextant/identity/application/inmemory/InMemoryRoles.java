package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Roles;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/** Keeps roles in memory. The built-in ones have the same id in every organisation, so rows are kept by organisation. */
public final class InMemoryRoles implements Roles {

    private final InMemoryTable<RoleId, Role> roles;

    /** No role yet. */
    public InMemoryRoles(InMemoryTransactions transactions) {
        this.roles = new InMemoryTable<>(transactions);
    }

    @Override
    public Option<Role> find(Actor actor, RoleId id) {
        return roles.find(actor, id);
    }

    @Override
    public List<Role> all(Actor actor) {
        return roles.all(actor).stream()
                .sorted(Comparator.comparing(Role::id, RoleId.ORDER))
                .toList();
    }

    @Override
    public void add(Actor actor, Role defined) {
        if (roles.find(actor, defined.id()).isDefined()) {
            throw new IllegalStateException("role " + defined.id() + " is there already");
        }
        roles.put(actor, defined.id(), defined);
    }

    @Override
    public void save(Actor actor, Role changed, long readVersion) {
        requireVersion(actor, changed.id(), readVersion);
        roles.put(actor, changed.id(), changed);
    }

    @Override
    public void delete(Actor actor, RoleId id, long readVersion) {
        requireVersion(actor, id, readVersion);
        roles.remove(actor, id);
    }

    private void requireVersion(Actor actor, RoleId id, long readVersion) {
        if (!roles.find(actor, id).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }
}
