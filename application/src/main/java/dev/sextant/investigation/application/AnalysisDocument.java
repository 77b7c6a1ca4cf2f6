package dev.sextant.investigation.application;

/**
 * What was found in a file, as one JSON object: the same that {@code sextant investigate --format json} prints. This layer keeps and hands it on without looking into it; adapters embed
 * it as JSON, not as text.
 *
 * @param json a JSON object
 */
public record AnalysisDocument(String json) {}
