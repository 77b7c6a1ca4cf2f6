package dev.sextant.messaging.domain;

/**
 * What people decide about a webhook, checked.
 *
 * @param address where it receives
 * @param description what it is for; may be empty
 * @param filter which events it wants
 */
public record WebhookContent(WebhookAddress address, String description, WebhookFilter filter) {}
