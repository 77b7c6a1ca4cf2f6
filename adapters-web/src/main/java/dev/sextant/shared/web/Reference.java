package dev.sextant.shared.web;

import tools.jackson.databind.JsonNode;

/** Draws the contract as a page. */
final class Reference {

    private final JsonNode document;

    Reference(JsonNode document) {
        this.document = document;
    }

    String page() {
        return document.path("info").path("title").asString();
    }

    String problem(String code, String meaning) {
        return code + meaning;
    }
}
