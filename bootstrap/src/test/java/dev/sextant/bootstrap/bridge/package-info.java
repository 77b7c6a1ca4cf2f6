@org.jspecify.annotations.NullMarked
package dev.sextant.bootstrap.bridge;
