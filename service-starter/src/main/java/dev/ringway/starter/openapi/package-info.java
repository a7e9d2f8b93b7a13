/** The API document that each service publishes. */
@NullMarked
package dev.ringway.starter.openapi;

import org.jspecify.annotations.NullMarked;
