/** The real Twilio SDK, pointed at another origin. */
@NullMarked
package dev.ringway.sandbox.client;

import org.jspecify.annotations.NullMarked;
