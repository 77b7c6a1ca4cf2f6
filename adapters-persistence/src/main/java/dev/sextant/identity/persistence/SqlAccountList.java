package dev.sextant.identity.persistence;

import dev.sextant.identity.application.AccountList;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.OwnerQuery;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds all accounts as the owner of the schema, who may look into the table of addresses and into no account. */
public final class SqlAccountList implements AccountList {

    private static final String PAGE =
            "SELECT a.tenant_id FROM identity.account_address a WHERE a.tenant_id > ? ORDER BY a.tenant_id LIMIT ?";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final OwnerQuery owner;

    /**
     * The accounts of a database.
     *
     * @param owner connections of a login that may act as {@code sextant_owner}
     */
    public SqlAccountList(DataSource owner) {
        this.owner = new OwnerQuery(owner);
    }

    @Override
    public List<UserId> page(Option<UserId> after, int most) {
        return owner.rows(
                PAGE,
                rows -> new UserId(rows.getObject(1, UUID.class)),
                after.map(UserId::value).getOrElse(BEFORE_ALL),
                most);
    }
}
