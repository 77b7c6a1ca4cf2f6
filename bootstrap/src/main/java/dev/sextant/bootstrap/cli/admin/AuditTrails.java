package dev.sextant.bootstrap.cli.admin;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.bootstrap.server.Backstage;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.Platform;
import dev.sextant.shared.application.AuditCheck.Trail;
import dev.sextant.shared.application.AuditQueries.AuditView;
import dev.sextant.shared.application.AuditQueries.Break;
import dev.sextant.shared.application.AuditQueries.Filter;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.web.JsonFormat;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The audit trails, for whoever runs the server. */
final class AuditTrails {

    private final Backstage backstage;
    private final Actor platform;

    AuditTrails(Backstage backstage) {
        this.backstage = backstage;
        this.platform = Planes.operator(Platform.TENANT, backstage.origin());
    }

    /**
     * Checks every link again, of one tenant or of all, and prints what was found.
     *
     * @return whether nothing was found
     */
    boolean verify(Option<TenantId> only, PrintWriter out) {
        var trails = new ArrayList<Trail>();
        var check = backstage.contexts().auditCheck();
        only.peek(tenant -> trails.add(check.of(tenant, true))).onEmpty(() -> check.all(true, () -> true, trails::add));
        List<Trail> broken =
                trails.stream().filter(trail -> !trail.verification().isWhole()).toList();
        broken.forEach(trail -> tell(trail, out));
        long checked = trails.stream()
                .mapToLong(trail -> trail.verification().checked())
                .sum();
        long waiting = trails.stream()
                .mapToLong(trail -> trail.verification().waiting())
                .sum();
        out.println(checked + (checked == 1 ? " entry" : " entries") + " of " + trails.size()
                + (trails.size() == 1 ? " trail" : " trails") + " checked: "
                + (broken.isEmpty() ? "nobody altered them." : "altered, see above."));
        if (waiting > 0) {
            out.println("Not linked yet, and so not checked: " + waiting + ". A running server links them in seconds.");
        }
        out.flush();
        return broken.isEmpty();
    }

    private void tell(Trail trail, PrintWriter out) {
        List<Break> breaks = trail.verification().breaks();
        Break first = breaks.getFirst();
        out.println(nameOf(trail.tenant()) + ": altered at entry " + first.position() + " (" + first.what() + ")"
                + (breaks.size() > 1 ? ", and at " + (breaks.size() - 1) + " more" : ""));
    }

    private String nameOf(TenantId tenant) {
        if (tenant.equals(Platform.TENANT)) {
            return "the platform";
        }
        Actor there = Planes.operator(tenant, platform.origin());
        var operator = backstage.operator();
        return backstage
                .contexts()
                .transactions()
                .read(
                        there,
                        () -> operator.organizations()
                                .find(there)
                                .map(organization ->
                                        organization.snapshot().slug().value() + " (" + tenant + ")")
                                .orElse(() -> operator.users()
                                        .find(there, new UserId(tenant.value()))
                                        .map(user -> "the account " + user.id()))
                                .getOrElse(tenant::toString));
    }

    /** Writes all entries of a tenant as JSON lines, newest first: the same lines as the interface gives. */
    void export(TenantId tenant, Writer out) throws IOException {
        Actor there = Planes.operator(tenant, platform.origin());
        PageRequest request = new PageRequest(PageRequest.LARGEST, Option.none());
        while (true) {
            PageRequest asked = request;
            Page<AuditView> page = backstage
                    .contexts()
                    .transactions()
                    .read(there, () -> backstage.contexts().audit().page(there, Filter.all(), asked));
            for (AuditView entry : page.items()) {
                out.write(JsonFormat.write(entry) + "\n");
            }
            if (page.next().isEmpty()) {
                out.flush();
                return;
            }
            request = new PageRequest(PageRequest.LARGEST, page.next());
        }
    }

    /**
     * The organisation of a short name.
     *
     * @throws CommandFailed when there is none
     */
    TenantId organization(String slug) {
        return dev.sextant.identity.domain.Slug.of("/slug", slug)
                .toEither()
                .toOption()
                .flatMap(name -> backstage
                        .contexts()
                        .transactions()
                        .read(
                                platform,
                                () -> backstage.operator().organizations().idOf(platform, name)))
                .getOrElseThrow(() -> new CommandFailed("There is no organisation " + slug + "."));
    }
}
