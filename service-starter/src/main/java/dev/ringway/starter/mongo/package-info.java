/** The collections that a service owns, brought into the shape of its files at start, and the one MongoDB client's settings. */
@NullMarked
package dev.ringway.starter.mongo;

import org.jspecify.annotations.NullMarked;
