package dev.sextant.identity.domain;

/**
 * A small secret, encrypted so that a copy of the database alone does not tell it.
 *
 * @param keyId which key it was encrypted with, so that keys can be changed one secret after the other
 * @param content the encrypted content, as unpadded base64url text
 */
public record Sealed(String keyId, String content) {}
