/** Twilio's REST API for calls, as far as the real SDK can tell. */
@NullMarked
package dev.ringway.sandbox.twilio;

import org.jspecify.annotations.NullMarked;
