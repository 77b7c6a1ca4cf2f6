package dev.sextant.messaging.application;

import dev.sextant.shared.domain.Permission;

/** What it takes to see and change webhooks. */
public final class WebhookPermissions {

    /** To see webhooks with their addresses, and what was delivered to them. */
    public static final Permission READ = new Permission("webhooks:read");

    /** To make, change, try out and delete webhooks, and to deliver again. */
    public static final Permission MANAGE = new Permission("webhooks:manage");

    private WebhookPermissions() {}
}
